package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who speaks when in a round. Rule P66. */
final class Circle {
    /** @param began how many of {@code members} were there when the round began */
    static List<String> of(Step step, List<String> members, int began) {
        List<String> first = members.subList(0, Math.min(began, members.size()));
        List<String> way = new ArrayList<>(first);
        if (step.mode() == Step.Mode.ROUND && !first.isEmpty()) {
            turn(way, step, first);
        }
        way.addAll(members.subList(first.size(), members.size()));
        return way;
    }

    private static void turn(List<String> way, Step step, List<String> first) {
        if ("reverse".equals(step.order())) {
            Collections.reverse(way);
        }
        if ("first".equals(step.start())) {
            Collections.rotate(way, -way.indexOf(first.get(0)));
        } else if ("last".equals(step.start())) {
            Collections.rotate(way, -way.indexOf(first.get(first.size() - 1)));
        }
    }

    private Circle() {}
}
