package org.mandala.server.identity;

import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Role;

/**
 * A link into a session and its cohort, with a role. {@code tokenHash} is the SHA-256 of the link's token,
 * {@code createdBy} a person or absent where the server made it; times are ms since 1970; {@code maxUses} 0 means many.
 */
public record Invite(
        String id,
        String tokenHash,
        String session,
        Role role,
        @Nullable String createdBy,
        long createdAt,
        long expiresAt,
        int maxUses,
        int uses,
        @Nullable Long revokedAt) {

    /** @throws Refused when nobody may come in by this link any more, whoever they are */
    public void requireOpen(long now) {
        if (revokedAt != null) {
            throw new Refused(
                    ErrorCode.INVITE_REVOKED,
                    "This link has been withdrawn. Please ask the facilitator who sent it to you for a new one.");
        }
        if (now >= expiresAt) {
            throw new Refused(
                    ErrorCode.INVITE_EXPIRED,
                    "This link is no longer valid: its time is over. Please ask the facilitator who sent it to you for"
                            + " a new one.");
        }
    }

    /** @throws Refused when as many people as may have come in by this link */
    public void requireUnused() {
        if (maxUses > 0 && uses >= maxUses) {
            throw new Refused(
                    ErrorCode.INVITE_USED,
                    "This link has been used already. If that was you, open Mandala in the same browser as before;"
                            + " otherwise please ask the facilitator who sent it to you for a new one.");
        }
    }
}
