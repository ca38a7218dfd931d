package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk of all from board to board: from the stop {@code from} on, each for {@code each} seconds of programme time since
 * {@code since} (ms since 1970; what an order says of it does not count). Everybody works out alike where the walk is.
 */
public record Walk(List<Stop> stops, int from, int each, long since) {
    /** As many boards as there may be groups. */
    private static final int MOST_STOPS = 50;

    private static final int SHORTEST_S = 15;
    private static final int LONGEST_S = 3_600;
    private static final int MAX_TITLE = 120;

    public Walk {
        if (stops == null || stops.isEmpty() || stops.size() > MOST_STOPS) {
            throw new IllegalArgumentException("stops must be 1 to " + MOST_STOPS + " boards");
        }
        stops = List.copyOf(stops);
        Checks.range(from, 0, stops.size() - 1, "from");
        Checks.range(each, SHORTEST_S, LONGEST_S, "each");
    }

    /** A board on the way, and what it is called there. */
    public record Stop(String title, @Nullable String board) {
        public Stop {
            Checks.text(title, MAX_TITLE, "title");
            Checks.id(board, "board");
        }
    }
}
