package org.mandala.server.protocol;

/**
 * Why the server closed a socket. 4400 to 4499 are final: the client must not come back by itself (y-websocket obeys
 * this range). 4500 to 4599 and everything else: come back.
 */
public enum Close {
    GOING_AWAY(1001, "the server is restarting"),
    TEXT_WHERE_BINARY_IS_DUE(1003, "this socket takes binary frames only"),
    MESSAGE_TOO_BIG(1009, "the message is too big"),
    MALFORMED(4400, "the message could not be read"),
    NOT_SIGNED_IN(4401, "not signed in"),
    NOT_ALLOWED(4403, "not allowed"),
    NO_SUCH_DOC(4404, "no such document"),
    CLIENT_ID_TAKEN(4409, "somebody else writes under this client id: take a new one and offer your text again"),
    KEPT_FOR_OTHERS(4410, "this part of the board is kept for others"),
    TOO_LARGE(4413, "the document is full"),
    TOO_MANY(4503, "too many connections at once: close other tabs, or try again in a minute"),
    NOT_STORED(4507, "edits cannot be stored now"),
    RESYNC(4509, "please sync again"),
    TOO_FAST(4529, "too many messages"),
    INTERNAL(4500, "something went wrong on the server");

    private final int code;
    private final String reason;

    Close(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
