package org.mandala.server.gateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.InvalidForm;
import org.mandala.server.protocol.ErrorCode;

/** A request that cannot be answered as asked: the status, a code for programs and a sentence for people. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorCode code;
    private final @Nullable InvalidForm form;

    ProblemException(int status, ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.form = null;
    }

    ProblemException(InvalidForm form) {
        super(form.getMessage(), null, false, false);
        this.status = 400;
        this.code = ErrorCode.BAD_REQUEST;
        this.form = form;
    }

    /** What is wrong with each field, where it is a form that was wrong. */
    @Nullable Map<String, String> fields() {
        return form == null ? null : form.fields();
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

    static ProblemException unavailable() {
        return new ProblemException(
                503,
                ErrorCode.NOT_STORED,
                "What is kept cannot be reached at the moment. Please try again in a while.");
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(404, ErrorCode.NOT_FOUND, detail);
    }
}
