package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an agenda; {@code seconds} planned; {@code practice}, {@code board} (a template) and {@code prompt} where the
 * line has them; {@code notes} and what is prepared for its {@code groups} for those who lead alone.
 */
public record AgendaItemView(
        String id,
        String kind,
        String title,
        int seconds,
        String grouping,
        @Nullable String practice,
        @Nullable String board,
        @Nullable String prompt,
        @Nullable String notes,
        @Nullable List<GroupPlan> groups) {}
