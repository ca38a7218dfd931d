package org.mandala.server.board;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.mandala.crdt.Doc;
import org.mandala.crdt.YMap;
import org.mandala.crdt.YText;
import org.mandala.server.board.BoardKeeping.Held;
import org.mandala.server.identity.Refused;
import org.mandala.server.protocol.ErrorCode;

/** Notes in nobody's name: the server writes them, since a Yjs client id would tell who did. Rule B9. */
public final class AnonymousNotes {
    /** In UTF-16 units. */
    private static final int LONGEST_TEXT = 500;

    /** A minute is exact enough for order, and tells less about who was writing just then. */
    private static final long MOMENT_MS = 60_000;

    private final BoardKeeping keeping;
    private final Reserves reserves;
    private final DocEdits edits;
    private final InstantSource clock;
    private final NewIds ids;

    AnonymousNotes(BoardKeeping keeping, Reserves reserves, DocEdits edits, InstantSource clock, NewIds ids) {
        this.keeping = keeping;
        this.reserves = reserves;
        this.edits = edits;
        this.clock = clock;
        this.ids = ids;
    }

    /** Puts a note where the person may write; {@code pos} is ring, sector and the place in their cell, 0 to 1 twice. */
    public Future<Void> place(String person, String board, String text, List<Object> pos) {
        String words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST_TEXT) {
            throw new Refused(ErrorCode.BAD_REQUEST, "A note has 1 to " + LONGEST_TEXT + " characters.");
        }
        return keeping.require(person, board, BoardRight.WRITE)
                .compose(held -> mayPlace(person, held, pos).map(held))
                .compose(held -> edits.edit(held.board().content(), doc -> write(doc, words, pos)));
    }

    private Future<Void> mayPlace(String person, Held held, List<Object> pos) {
        if (held.right() == BoardRight.KEEP) {
            return Future.succeededFuture();
        }
        return reserves.ground(person, held.board()).map(ground -> {
            if (ground.filter(cells -> !cells.admits(pos)).isPresent()) {
                throw new Refused(ErrorCode.NOT_ALLOWED, "This part of the board is kept for others.");
            }
            return null;
        });
    }

    private void write(Doc doc, String words, List<Object> pos) {
        YMap note = doc.getMap("items").set(ids.next(), new YMap());
        note.set("kind", "note");
        note.set("pos", pos);
        note.set("text", new YText(words));
        note.set("by", "");
        note.set("at", (double) (clock.millis() / MOMENT_MS * MOMENT_MS));
    }
}
