package org.mandala.server.board;

import io.vertx.core.Future;
import java.util.Optional;

/** Keeps which boards there are. Futures complete on the Vert.x context of the caller, where there is one. */
public interface BoardStore {

    Future<Optional<Board>> ofSession(String session);

    /** The board whose frame or content is {@code doc}. */
    Future<Optional<Board>> ofDoc(String doc);

    /** True once the board is on stable storage; false, changing nothing, when its session has one already. */
    Future<Boolean> add(Board board);
}
