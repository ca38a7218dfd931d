package org.mandala.server.practice;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens to who is here, does not lead, and is in no group of a run. Rules P61 to P63. */
enum Late {
    /** Those who lead take them in, or not. */
    ASKS,
    /** The door is open: they are taken in at once. */
    JOINS,
    /** It is closed; in this step that is of no matter. */
    TOGETHER,
    /** With who leads, while the others have turns or are in their groups. */
    WAITS,
    /** They see what the others do, and have no turn. */
    LOOKS_ON;

    /** What a script says of it: {@code joinBefore} in seconds of run time. */
    record Rule(double joinBefore, @Nullable String otherwise) {
        private Late otherwiseWay() {
            return "observe".equals(otherwise) ? LOOKS_ON : WAITS;
        }
    }

    /** At {@code now} of programme time. */
    static Late at(Practice practice, Timeline timeline, long now) {
        Rule rule = practice.grouping().late();
        if (rule == null) {
            return ASKS;
        }
        long run = timeline.toRun(now);
        Map<String, Step> steps = practice.steps().stream().collect(Collectors.toMap(Step::id, Function.identity()));
        boolean begun = begunSpans(timeline, run).stream().anyMatch(span -> hasGroups(span, steps));
        if (!begun || run < Timeline.ms(rule.joinBefore)) {
            return JOINS;
        }
        return hasGroups(timeline.at(run), steps) ? rule.otherwiseWay() : TOGETHER;
    }

    private static List<Timeline.Span> begunSpans(Timeline timeline, long run) {
        return timeline.spans().stream().filter(span -> span.from() <= run).toList();
    }

    private static boolean hasGroups(Timeline.Span span, Map<String, Step> steps) {
        Step step = steps.get(span.step());
        return span.apart() || (step != null && step.mode().shared());
    }
}
