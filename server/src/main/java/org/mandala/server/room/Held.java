package org.mandala.server.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.PeopleOrder;

/** Orders that were taken while nothing can be stored, in order, to be carried out when it can. Rule L44. */
final class Held {
    /** A full room in which everybody raises a hand and writes a line or two; half a megabyte. */
    static final int MOST = 500;

    private final Map<String, Taken> byCommand = new LinkedHashMap<>();

    record Taken(Attendee from, Order order) {}

    /** What people do for themselves and can wait: hands, chat, being away. All else is of the moment. */
    static boolean canWait(Order order) {
        return order instanceof PeopleOrder.RaiseHand
                || order instanceof PeopleOrder.LowerHand
                || order instanceof PeopleOrder.SetAway
                || order instanceof PeopleOrder.SendChat;
    }

    /** False where it cannot wait, or too much does. What comes again by another connection keeps its place. */
    boolean take(Attendee from, Order order) {
        boolean hasPlace = byCommand.containsKey(order.command()) || byCommand.size() < MOST;
        if (canWait(order) && hasPlace) {
            byCommand.put(order.command(), new Taken(from, order));
            return true;
        }
        return false;
    }

    Optional<Taken> first() {
        return byCommand.values().stream().findFirst();
    }

    void done(Taken taken) {
        byCommand.remove(taken.order().command());
    }

    boolean isEmpty() {
        return byCommand.isEmpty();
    }
}
