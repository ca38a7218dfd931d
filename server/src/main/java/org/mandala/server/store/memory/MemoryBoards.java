package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardStore;

final class MemoryBoards implements BoardStore {
    private final Turns turns;
    private final Map<String, Board> bySession = new HashMap<>();

    MemoryBoards(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<Optional<Board>> ofSession(String session) {
        return turns.ask(() -> Optional.ofNullable(bySession.get(session)));
    }

    @Override
    public Future<Optional<Board>> ofDoc(String doc) {
        return turns.ask(() -> bySession.values().stream()
                .filter(board -> board.frame().equals(doc) || board.content().equals(doc))
                .findFirst());
    }

    @Override
    public Future<Boolean> add(Board board) {
        return turns.ask(() -> bySession.putIfAbsent(board.session(), board) == null);
    }
}
