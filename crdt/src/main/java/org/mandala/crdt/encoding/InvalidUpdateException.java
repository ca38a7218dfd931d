package org.mandala.crdt.encoding;

/** The only error that decoding or applying received bytes ever ends in. Whatever was being read has changed nothing. */
public final class InvalidUpdateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final int offset;

    /**
     * @param reason what is wrong, in words that make sense to the sender
     * @param offset byte position in the received bytes (in V2: in the stream concerned), or -1 if no single byte is to blame
     */
    public InvalidUpdateException(String reason, int offset) {
        super(offset < 0 ? reason : reason + " (at byte " + offset + ")");
        this.reason = reason;
        this.offset = offset;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** At which byte of the input; -1 if that is not known. */
    public int offset() {
        return offset;
    }
}
