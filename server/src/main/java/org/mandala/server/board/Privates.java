package org.mandala.server.board;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Doc;
import org.mandala.crdt.YMap;
import org.mandala.crdt.YText;
import org.mandala.server.doc.DocStore;

/**
 * Writing for oneself until the reveal. While a round is open in the frame's {@code meta}, people write in docs of their own, which
 * nobody else can open; at the reveal the server moves what they wrote to the board. A note keeps its id, so that however often a
 * move is tried each comes once. Rules B7 and B8.
 */
public final class Privates {
    private static final String META = "meta";
    private static final String ITEMS = "items";
    private static final String ROUND = "private";

    private final BoardStore boards;
    private final DocStore docs;
    private final Reserves reserves;
    private final BoardRights rights;
    private final DocEdits edits;
    private final InstantSource clock;

    Privates(
            BoardStore boards,
            DocStore docs,
            Reserves reserves,
            BoardRights rights,
            DocEdits edits,
            InstantSource clock) {
        this.boards = boards;
        this.docs = docs;
        this.reserves = reserves;
        this.rights = rights;
        this.edits = edits;
        this.clock = clock;
    }

    /** Opens a round: from now on people write for themselves. */
    public Future<Void> begin(Board board, String round) {
        return edits.edit(board.frame(), doc -> doc.getMap(META).set(ROUND, state(round, true)));
    }

    /** Ends the round and moves everybody's notes to the board; taken up again after a crash. */
    public Future<Void> reveal(Board board, String round) {
        return boards.setRevealing(board.id(), round, true)
                .compose(ignored ->
                        edits.edit(board.frame(), doc -> doc.getMap(META).set(ROUND, state(round, false))))
                .compose(ignored -> boards.privatesOf(board.id()))
                .compose(people -> moveAll(board, people))
                .compose(ignored -> boards.setRevealing(board.id(), round, false));
    }

    /** Moves one person's notes, if no round is open: what they wrote without a line comes late, and comes all the same. */
    public Future<Void> late(Board board, String person) {
        return edits.read(board.frame(), Privates::isOpen)
                .compose(open -> open ? Future.succeededFuture() : move(board, person));
    }

    /** Finishes what a crash interrupted; called once when the house opens. */
    public Future<Void> resume() {
        return boards.revealing().compose(all -> {
            Future<Void> done = Future.succeededFuture();
            for (BoardStore.Pending pending : all) {
                done = done.compose(ignored -> boards.byId(pending.board()))
                        .compose(found -> found.map(board -> reveal(board, pending.round()))
                                .orElseGet(Future::succeededFuture));
            }
            return done;
        });
    }

    private Future<Void> moveAll(Board board, List<String> people) {
        Future<Void> done = Future.succeededFuture();
        for (String person : people) {
            done = done.compose(ignored -> move(board, person));
        }
        return done;
    }

    /** First onto the board, then out of the own doc: a crash between them shows a note in both, and the next try ends it. */
    private Future<Void> move(Board board, String person) {
        String own = Boards.ownDoc(board, person);
        return docs.exists(own)
                .compose(exists -> exists
                        ? ground(board, person).compose(ground -> moved(board, own, ground))
                        : Future.succeededFuture());
    }

    private Future<Optional<Ground>> ground(Board board, String person) {
        return rights.of(person, board)
                .compose(right -> right.filter(held -> held == BoardRight.KEEP).isPresent()
                        ? Future.succeededFuture(Optional.empty())
                        : reserves.ground(person, board));
    }

    private Future<Void> moved(Board board, String own, Optional<Ground> ground) {
        return edits.read(own, Privates::notes)
                .map(notes -> ground.map(cells -> within(cells, notes)).orElse(notes))
                .compose(notes -> notes.isEmpty()
                        ? Future.succeededFuture()
                        : edits.edit(board.content(), doc -> put(doc, notes))
                                .compose(ignored ->
                                        edits.edit(own, doc -> notes.keySet().forEach(doc.getMap(ITEMS)::delete))));
    }

    /** What lies where its person may not write comes to where they may; with no such place it stays with them. Rule B13. */
    private static Map<String, Map<?, ?>> within(Ground ground, Map<String, Map<?, ?>> notes) {
        Map<String, Map<?, ?>> found = new HashMap<>();
        notes.forEach((id, fields) -> {
            if (ground.admits(fields.get("pos"))) {
                found.put(id, fields);
            } else {
                ground.somewhereOpen().ifPresent(pos -> {
                    Map<Object, Object> moved = new HashMap<>(fields);
                    moved.put("pos", pos);
                    found.put(id, moved);
                });
            }
        });
        return found;
    }

    private static Map<String, Map<?, ?>> notes(Doc own) {
        Map<String, Map<?, ?>> found = new HashMap<>();
        own.getMap(ITEMS).toJson().forEach((id, item) -> {
            if (item instanceof Map<?, ?> fields) {
                found.put(id, fields);
            }
        });
        return found;
    }

    private static void put(Doc content, Map<String, Map<?, ?>> notes) {
        YMap items = content.getMap(ITEMS);
        notes.forEach((id, fields) -> {
            if (items.has(id)) {
                return;
            }
            YMap item = items.set(id, new YMap());
            fields.forEach((key, value) -> write(item, String.valueOf(key), value));
        });
    }

    private static void write(YMap item, String key, @Nullable Object value) {
        if (key.equals("text")) {
            item.set(key, new YText(String.valueOf(value)));
        } else {
            item.set(key, value);
        }
    }

    private Map<String, Object> state(String round, boolean open) {
        return Map.of("id", round, "open", open, "at", (double) clock.millis());
    }

    private static boolean isOpen(Doc frame) {
        return frame.getMap(META).get(ROUND) instanceof Map<?, ?> round && Boolean.TRUE.equals(round.get("open"));
    }
}
