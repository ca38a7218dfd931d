package org.mandala.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a token for a program: {@code id} follows from the token but does not tell it; {@code createdBy} a
 * person, absent where it was made on the command line; times are ms since 1970.
 */
public record ProgramToken(
        String id,
        String name,
        Grant grant,
        @Nullable String createdBy,
        long createdAt,
        long expiresAt,
        @Nullable Long revokedAt) {}
