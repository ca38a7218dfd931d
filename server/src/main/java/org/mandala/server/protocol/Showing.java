package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What all are shown: a link as a card, a picture or a PDF of a board's files ({@code board}, {@code file}), a board, or a walk
 * from board to board. Of a PDF all see the same {@code page}, from 1.
 */
public record Showing(
        Kind kind,
        String title,
        @Nullable String url,
        @Nullable String board,
        @Nullable String file,
        @Nullable Integer page,
        @Nullable Walk walk) {
    private static final int MAX_TITLE = 120;
    private static final int MAX_URL = 1_000;
    private static final int MAX_PAGE = 2_000;

    public enum Kind {
        LINK,
        PICTURE,
        PDF,
        BOARD,
        WALK
    }

    public Showing {
        if (kind == null) {
            throw new IllegalArgumentException("kind is missing");
        }
        Checks.text(title, MAX_TITLE, "title");
        if (kind == Kind.LINK && (url == null || !url.matches("https?://\\S+") || url.length() > MAX_URL)) {
            throw new IllegalArgumentException("url must begin with https:// and have no spaces");
        }
        if ((kind == Kind.WALK) != (walk != null)) {
            throw new IllegalArgumentException("a walk, and nothing else, has stops");
        }
        if (kind == Kind.BOARD || kind == Kind.PICTURE || kind == Kind.PDF) {
            Checks.id(board, "board");
        }
        if (kind == Kind.PICTURE || kind == Kind.PDF) {
            Checks.id(file, "file");
        }
        if (kind == Kind.PDF) {
            Checks.range(page == null ? 0 : page, 1, MAX_PAGE, "page");
        }
    }

    /** The same, with a walk that sets out at this instant (ms since 1970). */
    public Showing since(long at) {
        return walk == null
                ? this
                : new Showing(
                        kind, title, url, board, file, page, new Walk(walk.stops(), walk.from(), walk.each(), at));
    }
}
