package org.mandala.server;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardStore;
import org.mandala.server.doc.History;
import org.mandala.server.doc.Version;
import org.mandala.server.home.Worker;
import org.mandala.server.protocol.HarvestView.BoardPast;
import org.mandala.server.protocol.HarvestView.HarvestBoard;

/** Boards as they were when a session ended: kept then, and found again for its harvest. Rule L43. */
final class BoardPasts {
    /** What a version may be called at most (D42). */
    private static final int MAX_NAME = 80;

    private final BoardStore boards;
    private final History history;
    private final Worker worker;

    BoardPasts(BoardStore boards, History history, Worker worker) {
        this.boards = boards;
        this.history = history;
        this.worker = worker;
    }

    /** Keeps both documents of each of these boards; of those that are there no more nothing is kept. */
    Future<Void> keep(String session, Optional<String> own, Set<String> others) {
        String end = "The end of " + session;
        String name = end.length() > MAX_NAME ? end.substring(0, MAX_NAME) : end;
        List<Future<Void>> kept = Stream.concat(own.stream(), others.stream())
                .distinct()
                .map(id -> boards.byId(id)
                        .compose(found -> found.map(board -> keep(board, name)).orElseGet(Future::succeededFuture)))
                .toList();
        return Future.join(kept).mapEmpty();
    }

    /** The board with its words as they were, or with none where nothing was kept. */
    Future<HarvestBoard> of(String id, String title) {
        return boards.byId(id)
                .compose(found -> found.map(board -> of(board, title))
                        .orElseGet(() -> Future.succeededFuture(new HarvestBoard(id, title, List.of(), null))));
    }

    private Future<Void> keep(Board board, String name) {
        return Future.all(history.keepEnd(board.frame(), name), history.keepEnd(board.content(), name))
                .mapEmpty();
    }

    private Future<HarvestBoard> of(Board board, String title) {
        return Future.all(history.end(board.frame()), history.end(board.content()))
                .compose(both -> {
                    Version frame = both.<Optional<Version>>resultAt(0).orElse(null);
                    Version content = both.<Optional<Version>>resultAt(1).orElse(null);
                    if (frame == null || content == null) {
                        return Future.succeededFuture(new HarvestBoard(board.id(), title, List.of(), null));
                    }
                    BoardPast then = new BoardPast(board.frame(), frame.id(), board.content(), content.id());
                    return history.update(board.content(), content.id())
                            .compose(state -> worker.run(() -> words(state)))
                            .map(words -> new HarvestBoard(board.id(), title, words, then));
                });
    }

    /** The texts of notes, in the order of the alphabet: the picture has where they lie. */
    private static List<String> words(Buffer state) {
        Doc doc = new Doc(DocOptions.defaults());
        doc.applyUpdateV2(state.getBytes(), null);
        return doc.getMap("items").toJson().values().stream()
                .filter(item -> item instanceof Map<?, ?> fields && "note".equals(fields.get("kind")))
                .map(item -> String.valueOf(((Map<?, ?>) item).get("text")).strip())
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList();
    }
}
