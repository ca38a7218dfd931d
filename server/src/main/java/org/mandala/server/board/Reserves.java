package org.mandala.server.board;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Doc;
import org.mandala.server.doc.Bounds;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.Standings;
import org.mandala.server.protocol.ErrorCode;

/**
 * What of a board is kept for whom, and who only looks. The store decides; the frame has the same in its {@code meta}, so that the page can say so
 * and keep its hands off. Rules B13 and B14.
 */
public final class Reserves {
    /** More parts than a board has cells that one could tell apart. */
    private static final int MOST_PARTS = 80;

    private static final int MOST_HOLDERS = 40;
    private static final int MOST_LOOKERS = 200;
    private static final String META = "meta";
    private static final String RESERVED = "reserved";
    private static final String LOOKERS = "lookers";

    private final BoardStore boards;
    private final Standings standings;
    private final DocEdits edits;

    Reserves(BoardStore boards, Standings standings, DocEdits edits) {
        this.boards = boards;
        this.standings = standings;
        this.edits = edits;
    }

    /** A holder, and what the page calls it: people are called by their names, which may change. */
    public record Named(Owner holder, String name) {}

    /** Keeps a part for its holders, or with null opens it to all who may write. */
    public Future<Void> reserve(Board board, String part, @Nullable List<Named> holders) {
        if (!Reserved.isPart(part) || (holders != null && holders.size() > MOST_HOLDERS)) {
            throw new Refused(
                    ErrorCode.BAD_REQUEST,
                    "A part is a ring/sector or free, for at most " + MOST_HOLDERS + " holders.");
        }
        return boards.reserved(board.id()).compose(known -> {
            if (holders != null && known.size() >= MOST_PARTS) {
                throw new Refused(
                        ErrorCode.BAD_REQUEST, "A board keeps at most " + MOST_PARTS + " parts for somebody.");
            }
            List<Owner> owners =
                    holders == null ? null : holders.stream().map(Named::holder).toList();
            return boards.reserve(board.id(), part, owners)
                    .compose(ignored -> edits.edit(board.frame(), doc -> write(doc, part, holders)));
        });
    }

    /** Lets somebody only look, who might write by their circle, or no longer. */
    public Future<Void> onlyLooks(Board board, String person, boolean only) {
        return boards.lookers(board.id()).compose(known -> {
            if (only && known.size() >= MOST_LOOKERS) {
                throw new Refused(ErrorCode.BAD_REQUEST, "At most " + MOST_LOOKERS + " people only look.");
            }
            TreeSet<String> lookers = new TreeSet<>(known);
            boolean changes = only ? lookers.add(person) : lookers.remove(person);
            return changes
                    ? boards.setLooker(board.id(), person, only)
                            .compose(ignored -> edits.edit(
                                    board.frame(), doc -> doc.getMap(META).set(LOOKERS, List.copyOf(lookers))))
                    : Future.succeededFuture();
        });
    }

    /** Where somebody who may write on a board may do so; empty for everywhere. */
    Future<Optional<Bounds>> bounds(String person, Board board) {
        return ground(person, board).map(found -> found.map(Ground::bounds));
    }

    /** The board's cells as they are open to somebody; empty if all are. */
    Future<Optional<Ground>> ground(String person, Board board) {
        return boards.reserved(board.id())
                .compose(all -> Future.all(
                                all.stream().map(each -> keptFrom(person, each)).toList())
                        .map(found -> found.<Optional<Reserved>>list().stream()
                                .flatMap(Optional::stream)
                                .toList()))
                .compose(closed -> closed.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : edits.read(board.frame(), frame -> frame.getMap(META).get("template"))
                                .map(template -> Optional.of(new Ground(template, closed))));
    }

    private Future<Optional<Reserved>> keptFrom(String person, Reserved reserved) {
        return Future.all(reserved.holders().stream()
                        .map(holder -> standings
                                .standing(person, BoardRights.place(holder))
                                .map(found -> found.filter(standing -> BoardRights.belongs(holder, standing))
                                        .isPresent()))
                        .toList())
                .map(all -> all.<Boolean>list().contains(true) ? Optional.empty() : Optional.of(reserved));
    }

    private static void write(Doc frame, String part, @Nullable List<Named> holders) {
        Map<String, Object> all = new HashMap<>();
        if (frame.getMap(META).get(RESERVED) instanceof Map<?, ?> known) {
            known.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        if (holders == null) {
            all.remove(part);
        } else {
            all.put(part, shown(holders));
        }
        frame.getMap(META).set(RESERVED, all);
    }

    private static List<Object> shown(List<Named> holders) {
        List<Object> all = new ArrayList<>();
        for (Named each : holders) {
            Owner holder = each.holder();
            String name = holder.kind() == Owner.Kind.PERSON ? "" : each.name();
            all.add(List.of(holder.kind().name(), holder.id(), name));
        }
        return all;
    }
}
