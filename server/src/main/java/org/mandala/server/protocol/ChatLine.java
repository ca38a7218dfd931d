package org.mandala.server.protocol;

/** A line of chat, to the room, to those who lead, or to a group. */
public record ChatLine(long seq, long at, String to, String person, String text) {
    public static final String ROOM = "room";
    public static final String LEADERS = "leaders";
}
