package org.mandala.server.board;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Person;

/** Keeps the links to boards; every method is one transaction. Futures complete on the Vert.x context of the caller, where there is one. */
public interface BoardLinkStore {

    /** Adds the link unless its board has {@code most} that are open at its {@code createdAt}; false then. */
    Future<Boolean> add(BoardLink link, int most);

    /** The links to a board, the oldest first. */
    Future<List<BoardLink>> ofBoard(String board);

    /** Withdraws a link of this board; false when there is none, or it is withdrawn already. */
    Future<Boolean> revoke(String board, String id, long now);

    /**
     * Takes a link: keeps the person {@code current} or else adds {@code newcomer} with {@code login}, and shares the board with them unless
     * they may write on it by a share already. Fails with {@link org.mandala.server.identity.Refused}, changing nothing.
     */
    Future<Entry> take(String tokenHash, @Nullable String current, Person newcomer, Login login, long now);

    /** Who came to which board; {@code newcomer} when the person was made by it, and so has the new login. */
    record Entry(Person person, String board, boolean newcomer) {}
}
