package org.mandala.server.presence;

import java.nio.charset.StandardCharsets;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.RosterPerson;

/**
 * What is in a place of a room: a person, and by which node they are here.
 *
 * @param node the node and its incarnation: what a node of an earlier life put there is not its present one's
 * @param turn counts what the node put anywhere, so that no two values are equal
 * @param move counts at how many nodes the tab came up, as far as its node knows: what an earlier one says of it is out of date
 * @param leads whether the person leads the session
 */
record Placed(String node, long turn, long move, String tab, boolean leads, RosterPerson person) {

    /** The same through reloads and changes of node. */
    static String place(String person, String tab) {
        return person + " " + tab;
    }

    String place() {
        return place(person.id(), tab);
    }

    String encode() {
        return new String(Json.write(this), StandardCharsets.UTF_8);
    }

    /** @throws MalformedMessage when it is none */
    static Placed decode(String value) {
        return Json.read(value.getBytes(StandardCharsets.UTF_8), Placed.class);
    }
}
