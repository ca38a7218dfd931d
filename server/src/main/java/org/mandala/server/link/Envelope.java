package org.mandala.server.link;

import io.vertx.core.buffer.Buffer;

/**
 * What goes over a channel: who says it, the how manieth of that speaker's it is, and the message. Without a message (no {@code body}) it only says how
 * far its speaker has come, so that the loss of a last message is noticed too. Rule N2.
 *
 * @param node the process that speaks
 * @param incarnation greater each time that the speaker begins to count anew on this channel
 */
record Envelope(long node, long incarnation, long seq, Buffer body) {
    private static final int LONG = Long.BYTES;
    private static final int HEAD = 3 * LONG;

    /** Only the count. */
    static Buffer count(long node, long incarnation, long seq) {
        return encode(node, incarnation, seq, Buffer.buffer());
    }

    static Buffer encode(long node, long incarnation, long seq, Buffer body) {
        return Buffer.buffer(HEAD + body.length())
                .appendLong(node)
                .appendLong(incarnation)
                .appendLong(seq)
                .appendBuffer(body);
    }

    /** @throws IndexOutOfBoundsException when it is none */
    static Envelope decode(Buffer payload) {
        return new Envelope(
                payload.getLong(0),
                payload.getLong(LONG),
                payload.getLong(2 * LONG),
                payload.slice(HEAD, payload.length()));
    }

    boolean isCount() {
        return body.length() == 0;
    }
}
