package org.mandala.server.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.Bounds;

/**
 * The cells of a board as its frame has them now, and which of them are closed to somebody. A place in a cell that the board does not have is drawn in
 * the first one, as the page does; so it counts as that. Rule B13.
 */
final class Ground {
    private static final String CENTER = "center";
    private static final String ALL = "all";
    private static final List<String> UNDIVIDED = List.of(ALL);

    /** A ring and a sector. */
    record Cell(String ring, String sector) {}

    private final List<Cell> cells;
    private final Set<Cell> open = new HashSet<>();
    private final boolean free;

    /** @param template as in the frame; {@code closed} what is kept for others than the person */
    Ground(@Nullable Object template, List<Reserved> closed) {
        this.cells = template instanceof Map<?, ?> map ? cells(map) : List.of(new Cell(ALL, ALL));
        this.free = closed.stream().noneMatch(each -> each.part().equals(Reserved.FREE));
        for (Cell cell : cells) {
            if (closed.stream().noneMatch(each -> each.covers(cell.ring(), cell.sector()))) {
                open.add(cell);
            }
        }
    }

    Bounds bounds() {
        return new Bounds("items", "pos", this::admits);
    }

    /** {@code pos} as it stands in an item: {@code [ring, sector, u, v]}, or {@code [x, y]}. */
    boolean admits(@Nullable Object pos) {
        if (!(pos instanceof List<?> parts)) {
            return false;
        }
        if (parts.size() == 2) {
            return free;
        }
        return parts.size() == 4
                && parts.get(0) instanceof String ring
                && parts.get(1) instanceof String sector
                && open.contains(known(ring, sector));
    }

    /** Where something may lie that lies where it may not: the middle of the first open cell. */
    Optional<List<Object>> somewhereOpen() {
        return cells.stream()
                .filter(open::contains)
                .findFirst()
                .map(cell -> List.<Object>of(cell.ring(), cell.sector(), 0.5, 0.5));
    }

    private Cell known(String ring, String sector) {
        Cell cell = new Cell(ring, sector);
        Cell first = cells.get(0);
        return cells.contains(cell) ? cell : first;
    }

    private static List<Cell> cells(Map<?, ?> template) {
        String kind = String.valueOf(template.get("kind"));
        List<Cell> cells = new ArrayList<>();
        if (kind.equals("mandala") && template.get(CENTER) instanceof Map<?, ?>) {
            cells.add(new Cell(CENTER, ALL));
        }
        String rings = kind.equals("layers") ? "layers" : kind.equals("mandala") ? "rings" : "";
        String sectors = kind.equals("columns") ? "columns" : kind.equals("mandala") ? "sectors" : "";
        for (String sector : ids(template.get(sectors))) {
            for (String ring : ids(template.get(rings))) {
                cells.add(new Cell(ring, sector));
            }
        }
        return cells;
    }

    private static List<String> ids(@Nullable Object parts) {
        if (!(parts instanceof List<?> list) || list.isEmpty()) {
            return UNDIVIDED;
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            boolean named =
                    list.get(i) instanceof Map<?, ?> part && part.get("id") instanceof String id && !id.isEmpty();
            ids.add(named ? (String) ((Map<?, ?>) list.get(i)).get("id") : String.valueOf(i));
        }
        return ids;
    }
}
