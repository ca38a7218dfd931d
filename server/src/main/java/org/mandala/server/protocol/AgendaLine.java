package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One line of a live agenda: {@code seconds} as it is meant to last now, {@code planned} as it was meant to beforehand (0 for what
 * was added live); {@code from} and {@code to}, in ms since 1970, when it was really on.
 */
public record AgendaLine(
        String id,
        String kind,
        String title,
        int seconds,
        int planned,
        String grouping,
        @Nullable String practice,
        @Nullable String board,
        @Nullable String prompt,
        boolean skipped,
        @Nullable Long from,
        @Nullable Long to) {

    public AgendaLine lasting(int newSeconds) {
        return new AgendaLine(
                id, kind, title, newSeconds, planned, grouping, practice, board, prompt, skipped, from, to);
    }

    public AgendaLine begun(long now) {
        return new AgendaLine(
                id,
                kind,
                title,
                seconds,
                planned,
                grouping,
                practice,
                board,
                prompt,
                false,
                from == null ? now : from,
                null);
    }

    public AgendaLine ended(long now) {
        return new AgendaLine(id, kind, title, seconds, planned, grouping, practice, board, prompt, skipped, from, now);
    }

    public AgendaLine skipped(boolean is) {
        return new AgendaLine(id, kind, title, seconds, planned, grouping, practice, board, prompt, is, from, to);
    }
}
