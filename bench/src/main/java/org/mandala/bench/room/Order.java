package org.mandala.bench.room;

import io.netty.buffer.ByteBuf;

/** An order whose id says when it was given, so that every screen can tell how long it took to hear of it. */
record Order(String text) {
    static final String PREFIX = "at-";

    static Order raiseHand(long nowNs) {
        return of("raiseHand", "", nowNs);
    }

    static Order sayInChat(long nowNs) {
        return of("sendChat", ",\"to\":\"room\",\"text\":\"We hear the river.\"", nowNs);
    }

    static Order beginLine(String line, long nowNs) {
        return of("beginLine", ",\"line\":\"" + line + "\"", nowNs);
    }

    private static Order of(String type, String rest, long nowNs) {
        return new Order("{\"type\":\"" + type + "\",\"command\":\"" + PREFIX + nowNs + "\"" + rest + "}");
    }

    /** @param at where the digits begin */
    static long givenAt(ByteBuf text, int at) {
        long value = 0;
        for (int i = at; i < text.writerIndex(); i++) {
            int digit = text.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
