package org.mandala.server.board;

import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Refused;
import org.mandala.server.protocol.ErrorCode;

/**
 * A link by which people come to a board. {@code tokenHash} is the SHA-256 of its token; {@code createdBy} is absent once its maker was
 * erased; times are ms since 1970. Rule B10.
 */
public record BoardLink(
        String id,
        String tokenHash,
        String board,
        Access access,
        @Nullable String createdBy,
        long createdAt,
        long expiresAt,
        @Nullable Long revokedAt) {

    public boolean isOpen(long now) {
        return revokedAt == null && now < expiresAt;
    }

    /** @throws Refused when nobody may come by this link any more */
    public void requireOpen(long now) {
        if (revokedAt != null) {
            throw new Refused(
                    ErrorCode.INVITE_REVOKED,
                    "This link has been withdrawn. Please ask whoever sent it to you for a new one.");
        }
        if (!isOpen(now)) {
            throw new Refused(
                    ErrorCode.INVITE_EXPIRED,
                    "This link is no longer valid: its time is over. Please ask whoever sent it to you for a new one.");
        }
    }
}
