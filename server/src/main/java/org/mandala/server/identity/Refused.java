package org.mandala.server.identity;

import org.mandala.server.protocol.ErrorCode;

/** A wish that is not granted; the message is a sentence for the person who wished. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public Refused(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    /** That a link is not known here: rule H3. */
    public static Refused unknownInvite() {
        return new Refused(
                ErrorCode.INVITE_UNKNOWN,
                "This link is not known here. Please check that it was copied whole, or ask the facilitator who sent it"
                        + " to you for a new one.");
    }

    /** That a link for signing in is not good, or not any more: rule H14. */
    public static Refused usedLink() {
        return new Refused(
                ErrorCode.LINK_USED,
                "This link signs in once and for a short while only, and its time is over. Please ask for a new one.");
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
