package org.mandala.server.protocol;

import java.util.List;

/** Letters that wait for want of a mail server, the newest first; {@code mailServer} tells whether there is one now. */
public record OutboxView(boolean mailServer, List<Letter> letters) {

    /** One letter; {@code createdAt} in ms since 1970. */
    public record Letter(String id, String address, String subject, String body, long createdAt) {}
}
