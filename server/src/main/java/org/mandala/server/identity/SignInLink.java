package org.mandala.server.identity;

import org.jspecify.annotations.Nullable;

/** A link that signs one person in, once: {@code hash} is the SHA-256 of its token, times are ms since 1970. */
public record SignInLink(
        String hash, String person, Way way, @Nullable String createdBy, long createdAt, long expiresAt) {}
