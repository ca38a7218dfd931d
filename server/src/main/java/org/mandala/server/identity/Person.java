package org.mandala.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * A human, with or without an account. {@code name} and {@code site} (a site's id) are absent until they were given at
 * the doors; {@code createdAt} in ms since 1970.
 */
public record Person(
        String id, @Nullable String name, @Nullable String site, long createdAt) {}
