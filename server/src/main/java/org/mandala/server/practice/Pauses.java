package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticePaused;
import org.mandala.server.protocol.RunEvent.PracticeResumed;
import org.mandala.server.protocol.RunEvent.PracticeStopped;

/** The start, the pauses and the stop of a run: they alone decide how run time lies in programme time. All in ms. */
record Pauses(long start, List<Pause> list, OptionalLong stop) {
    /** Programme times; {@code to} is missing while it lasts. */
    record Pause(long from, OptionalLong to) {}

    static Pauses of(List<RunEvent> events) {
        List<Pause> found = new ArrayList<>();
        OptionalLong stop = OptionalLong.empty();
        OptionalLong open = OptionalLong.empty();
        for (RunEvent event : events) {
            if (event instanceof PracticePaused && open.isEmpty()) {
                open = OptionalLong.of(event.at());
            } else if (event instanceof PracticeResumed && open.isPresent()) {
                found.add(new Pause(open.getAsLong(), OptionalLong.of(Math.max(open.getAsLong(), event.at()))));
                open = OptionalLong.empty();
            } else if (event instanceof PracticeStopped && stop.isEmpty()) {
                stop = OptionalLong.of(event.at());
            }
        }
        open.ifPresent(from -> found.add(new Pause(from, OptionalLong.empty())));
        return new Pauses(events.get(0).at(), List.copyOf(found), stop);
    }

    /** P10: run time stands still in a pause. */
    long toRun(long programme) {
        long paused = 0;
        for (Pause pause : list) {
            if (programme < pause.from) {
                break;
            }
            long to = pause.to.orElse(programme);
            paused += Math.min(programme, to) - pause.from;
        }
        return programme - start - paused;
    }

    /** P11: what falls on the very beginning of a pause comes after it. */
    OptionalLong toProgramme(long run) {
        long at = start + run;
        for (Pause pause : list) {
            if (at < pause.from) {
                break;
            }
            if (pause.to.isEmpty()) {
                return OptionalLong.empty();
            }
            at += pause.to.getAsLong() - pause.from;
        }
        return OptionalLong.of(at);
    }
}
