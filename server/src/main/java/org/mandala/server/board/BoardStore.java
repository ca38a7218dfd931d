package org.mandala.server.board;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Access;

/** Keeps which boards there are. Futures complete on the Vert.x context of the caller, where there is one. */
public interface BoardStore {

    Future<Optional<Board>> byId(String id);

    Future<Optional<Board>> ofSession(String session);

    /** The board whose frame or content is {@code doc}. */
    Future<Optional<Board>> ofDoc(String doc);

    /** The boards that belong to one of these or are shared with one of these, each once, the youngest first. */
    Future<List<Board>> of(Collection<Owner> circles);

    /** True once the board is on stable storage; false, changing nothing, when its id is taken or its session has one already. */
    Future<Boolean> add(Board board);

    /** Writes title, archived and deleted as they are in {@code board}; false when there is no such board. */
    Future<Boolean> change(Board board);

    /** With whom a board is shared, by kind and id. */
    Future<List<Share>> shares(String board);

    /** Shares a board, or with null as access no longer does. */
    Future<Void> share(String board, Owner with, @Nullable Access access);

    /** What is kept for whom, by part; holders by kind and id. */
    Future<List<Reserved>> reserved(String board);

    /** Keeps a part for these, instead of those for whom it was kept; with null for nobody any more. */
    Future<Void> reserve(String board, String part, @Nullable List<Owner> holders);

    /** Who only looks, by id. */
    Future<List<String>> lookers(String board);

    Future<Void> setLooker(String board, String person, boolean only);

    /**
     * Keeps a picture of a board; its bytes are stored once, however many boards have it. False, changing nothing, when the board's
     * pictures would then take more than {@code mostBytes} together.
     */
    Future<Boolean> addFile(String board, BoardFile file, long mostBytes);

    /** A picture that was added to this board. */
    Future<Optional<BoardFile>> file(String board, String hash);

    /** Notes that a person writes for themselves on this board; true the first time. */
    Future<Boolean> addPrivate(String board, String person);

    /** Those who wrote for themselves on this board, by id. */
    Future<List<String>> privatesOf(String board);

    /** Notes that a reveal has begun, or that everything of it is done. */
    Future<Void> setRevealing(String board, String round, boolean under);

    /** Boards with a reveal that was not finished, and its round. */
    Future<List<Pending>> revealing();

    /** A reveal that was begun. */
    record Pending(String board, String round) {}
}
