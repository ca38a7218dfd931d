package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A program's token as stewards see it; times in ms since 1970; {@code name} is empty where it was made on the command line.
 * {@code token} is there once, in the answer that made it: the server does not keep it.
 */
public record TokenView(
        String id,
        String name,
        String doc,
        String access,
        long createdAt,
        long expiresAt,
        boolean revoked,
        @Nullable String token) {}
