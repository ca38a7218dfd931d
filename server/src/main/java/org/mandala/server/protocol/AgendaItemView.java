package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/** One line of an agenda; {@code seconds} planned; {@code practice} and {@code grouping} where the line has them. */
public record AgendaItemView(
        String id,
        String kind,
        String title,
        int seconds,
        String grouping,
        @Nullable String practice) {}
