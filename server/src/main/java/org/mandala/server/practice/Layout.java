package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeGrouped;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunEvent.PracticeStopped;
import org.mandala.server.protocol.RunEvent.PracticeWentBack;

/** Goes through a script and lays one passage after the other, each changed by the events that fall into it. */
final class Layout {
    private final List<Step> steps;
    private final List<Passage> passages = new ArrayList<>();
    private Map<String, Integer> groups;
    private int place;
    private int backTo = -1;
    private boolean over;

    Layout(Practice practice, PracticeStarted start) {
        steps = played(practice.steps(), start.without());
        groups = start.groups() == null || start.groups().isEmpty()
                ? Map.of(Timeline.ROOM, Math.max(1, start.members()))
                : Timeline.sizes(start.groups());
    }

    /** P13: events count in the order of the log, and none before the one before it. */
    List<Passage> lay(List<RunEvent> events, Pauses pauses) {
        begin(0, 0, 0);
        long run = Long.MIN_VALUE;
        for (RunEvent event : events) {
            run = Math.max(run, pauses.toRun(event.at()));
            goOnTo(run);
            if (over || event instanceof PracticeStopped) {
                break;
            }
            apply(event, run);
        }
        goOnTo(Timeline.OPEN - 1);
        return passages;
    }

    /** P26: optional steps may be left out, but not all there is. */
    private static List<Step> played(List<Step> steps, @Nullable List<String> without) {
        if (without == null) {
            return steps;
        }
        List<Step> left = steps.stream()
                .filter(step -> !(step.optional() && without.contains(step.id())))
                .toList();
        return left.isEmpty() ? steps : left;
    }

    private void apply(RunEvent event, long run) {
        if (event instanceof PracticeGrouped grouped && !grouped.groups().isEmpty()) {
            groups = Timeline.sizes(grouped.groups());
            present().group(groups, run);
        } else if (event instanceof PracticeWentBack back) {
            goBack(back.step(), run);
        } else {
            present().apply(event, run);
        }
    }

    private void goBack(String step, long run) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(step)) {
                present().breakOff(run);
                backTo = i;
                return;
            }
        }
    }

    private void goOnTo(long run) {
        while (!over && present().to() <= run) {
            next();
        }
    }

    private void next() {
        Passage done = present();
        if (backTo >= 0) {
            begin(backTo, 0, done.to());
            backTo = -1;
        } else if (done.repeats()) {
            begin(place, done.repetition() + 1, done.to());
        } else if (place + 1 < steps.size()) {
            begin(place + 1, 0, done.to());
        } else {
            over = true;
        }
    }

    private void begin(int at, int repetition, long from) {
        place = at;
        passages.add(new Passage(steps.get(at), repetition, from, groups, apart(at)));
    }

    /** P56: as the script has it at this place, however the run came there. */
    private boolean apart(int at) {
        return steps.subList(0, at + 1).stream()
                .flatMap(step -> step.apart().stream())
                .reduce(false, (before, then) -> then);
    }

    private Passage present() {
        return passages.get(passages.size() - 1);
    }
}
