package org.mandala.server.board;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a board in which only its holders, and those who keep the board, write. Rule B13.
 *
 * @param part a cell {@code ring/sector} with {@code *} for all of one, or {@link #FREE} for what lies in no cell: strokes, shapes, pictures
 * @param holders nobody but who keeps the board if there are none
 */
public record Reserved(String part, List<Owner> holders) {
    /** What lies in no cell. */
    public static final String FREE = "free";

    private static final Pattern CELL = Pattern.compile("[^/\\p{Cntrl}]{1,80}/[^/\\p{Cntrl}]{1,80}");

    public Reserved {
        holders = List.copyOf(holders);
    }

    static boolean isPart(String part) {
        return part.equals(FREE) || CELL.matcher(part).matches();
    }

    boolean covers(String ring, String sector) {
        String[] names = part.split("/", 2);
        return names.length == 2 && isOne(names[0], ring) && isOne(names[1], sector);
    }

    private static boolean isOne(String name, String id) {
        return name.equals("*") || name.equals(id);
    }
}
