package org.mandala.server.protocol;

import java.util.List;

/**
 * Each speaks once, in this order: {@code turn} counts from 0 and began at {@code since} (programme time in ms), {@code each} is
 * the soft time of a turn in seconds. {@code where} is the room or the id of a group. Whoever {@code passed} did not want to speak.
 */
public record SpeakingRound(String where, List<String> order, int turn, int each, long since, List<String> passed) {
    public SpeakingRound {
        order = List.copyOf(order);
        passed = List.copyOf(passed);
    }
}
