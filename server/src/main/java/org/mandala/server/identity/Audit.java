package org.mandala.server.identity;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of what was done with rights and logins: only ever added to; ids and codes, never names or content. Futures
 * complete on the Vert.x context of the caller, where there is one.
 */
public interface Audit {

    /**
     * One line: at {@code at} (ms since 1970) {@code actor} (a person's id; absent for the server or somebody unknown) did
     * {@code what} to {@code subject} (an id).
     */
    record Entry(String id, long at, @Nullable String actor, What what, String subject) {}

    /** What is written down. */
    enum What {
        SIGNED_IN,
        SIGNED_OUT,
        LOGIN_ENDED,
        LOGINS_ENDED,
        INVITE_MADE,
        INVITE_REVOKED,
        INVITE_TAKEN,
        LINK_MADE,
        BOARD_LINK_MADE,
        BOARD_LINK_REVOKED,
        BOARD_LINK_TAKEN,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        ISSUER_LINKED,
        TOKEN_MADE,
        TOKEN_REVOKED,
        MEMBERSHIP_CHANGED,
        AUDIT_READ,
        OUTBOX_READ,
        EXPORTED,
        ERASED
    }

    /** Adds a line, and forgets those from before {@code forgetBefore}. */
    Future<Void> add(Entry entry, long forgetBefore);

    /** The newest lines from before {@code before} (ms since 1970), the newest first. */
    Future<List<Entry>> newest(long before, int limit);
}
