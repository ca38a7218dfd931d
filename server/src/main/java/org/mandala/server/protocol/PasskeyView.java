package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/** A passkey as its owner sees it; times in ms since 1970, {@code usedAt} absent before its first use. */
public record PasskeyView(
        String id, String name, long createdAt, @Nullable Long usedAt) {}
