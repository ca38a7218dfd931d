package org.mandala.server.room;

import java.util.List;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.SessionEvent;

/** What comes of an order. */
sealed interface Decision {
    /** Make these boards, then append this to the log. */
    record Append(SessionEvent event, List<NewBoard> boards) implements Decision {}

    /** A board that has to be there before anybody is led to it; nothing is made if it is. */
    record NewBoard(String id, String title, String template) {}

    /** What was wanted is so already: nothing changes, and that is no error. */
    record Already() implements Decision {}

    /** Nothing changes; {@code message} is a sentence for the person who gave the order. */
    record Refuse(ErrorCode code, String message) implements Decision {}

    static Decision append(SessionEvent event) {
        return new Append(event, List.of());
    }

    static Decision already() {
        return new Already();
    }

    static Decision refuse(ErrorCode code, String message) {
        return new Refuse(code, message);
    }

    static Decision notAllowed() {
        return refuse(ErrorCode.NOT_ALLOWED, "Only those who lead can do that.");
    }
}
