package org.mandala.server.gateway;

import org.mandala.server.protocol.ErrorCode;

/** A request that cannot be answered as asked: the status, a code for programs and a sentence for people. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorCode code;

    ProblemException(int status, ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    int status() {
        return status;
    }

    ErrorCode code() {
        return code;
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(400, ErrorCode.BAD_REQUEST, detail);
    }

    static ProblemException notSignedIn() {
        return new ProblemException(401, ErrorCode.NOT_SIGNED_IN, "Please open your invite link to sign in.");
    }

    static ProblemException notAllowed(String detail) {
        return new ProblemException(403, ErrorCode.NOT_ALLOWED, detail);
    }

    static ProblemException busy() {
        return new ProblemException(
                503,
                ErrorCode.TOO_FAST,
                "Too many connections are open. Please close other tabs, or try again in a minute.");
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(404, ErrorCode.NOT_FOUND, detail);
    }
}
