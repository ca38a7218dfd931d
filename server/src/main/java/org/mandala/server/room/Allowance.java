package org.mandala.server.room;

import java.util.HashMap;
import java.util.Map;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.PeopleOrder;

/** How much one person may do in a while. More is refused with a word; nobody is cut off for it. Rule L8. */
final class Allowance {
    /** What a hand can do at most, and a good deal more than anybody needs. */
    private static final Rate ORDERS = new Rate(60, 4);

    private static final Rate CHAT = new Rate(10, 0.5);
    private static final Rate SIGNS = new Rate(6, 1);
    private static final double MS_PER_SECOND = 1_000;

    /** So many at once, then so many a second. */
    private record Rate(double burst, double perSecond) {}

    private static final class Bucket {
        private double left;
        private double at;

        Bucket(Rate rate, double now) {
            left = rate.burst;
            at = now;
        }

        boolean take(Rate rate, double now) {
            left = Math.min(rate.burst, left + (now - at) / MS_PER_SECOND * rate.perSecond);
            at = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }

    private final Map<String, Bucket> buckets = new HashMap<>();

    boolean admits(String person, ClientMessage message, double now) {
        Rate rate = message instanceof PeopleOrder.SendChat
                ? CHAT
                : message instanceof ClientMessage.React ? SIGNS : ORDERS;
        String key = person + " " + rate.burst;
        return buckets.computeIfAbsent(key, none -> new Bucket(rate, now)).take(rate, now);
    }

    void forget(String person) {
        buckets.keySet().removeIf(key -> key.startsWith(person + " "));
    }
}
