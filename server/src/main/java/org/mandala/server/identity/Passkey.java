package org.mandala.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * A passkey of a person: {@code credential} is its id in base64url, {@code authenticator} what its signatures are checked
 * with, as JSON; times are ms since 1970.
 */
public record Passkey(
        String credential,
        String person,
        String name,
        String authenticator,
        long createdAt,
        @Nullable Long usedAt) {}
