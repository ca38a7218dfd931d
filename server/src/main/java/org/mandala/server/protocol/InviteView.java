package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * An invite as its makers see it; times in ms since 1970. {@code token} is there once, in the answer that made it: the
 * server keeps only a hash. {@code maxUses} 0 means many people.
 */
public record InviteView(
        String id,
        Role role,
        long createdAt,
        long expiresAt,
        int uses,
        int maxUses,
        boolean revoked,
        @Nullable String token) {}
