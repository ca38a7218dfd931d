package org.mandala.server.board;

import org.jspecify.annotations.Nullable;

/**
 * A board: {@code template} and its version as frozen in the frame; {@code frame} and {@code content} are doc ids. Times are
 * ms since 1970; archived and deleted ones are still there, and come back when the time is taken away.
 */
public record Board(
        String id,
        Owner owner,
        String title,
        String template,
        int templateVersion,
        String frame,
        String content,
        @Nullable String createdBy,
        long createdAt,
        @Nullable Long archivedAt,
        @Nullable Long deletedAt) {

    /** The board of a session, which nobody made by hand. */
    static Board ofSession(String session, String title, Template template, long now) {
        return new Board(
                "board." + session,
                Owner.session(session),
                title,
                template.id(),
                template.version(),
                "frame." + session,
                "content." + session,
                null,
                now,
                null,
                null);
    }

    /** The board of a group; the id is given by the session. */
    static Board ofGroup(String id, String session, String title, Template template, long now) {
        return new Board(
                id,
                Owner.group(session),
                title,
                template.id(),
                template.version(),
                "frame." + id,
                "content." + id,
                null,
                now,
                null,
                null);
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
