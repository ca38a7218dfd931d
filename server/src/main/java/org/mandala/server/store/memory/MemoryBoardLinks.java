package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.BoardLink;
import org.mandala.server.board.BoardLinkStore;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;

final class MemoryBoardLinks implements BoardLinkStore {
    private final Turns turns;
    private final Registry registry;
    private final MemoryBoards boards;
    private final List<BoardLink> links = new ArrayList<>();

    MemoryBoardLinks(Turns turns, Registry registry, MemoryBoards boards) {
        this.turns = turns;
        this.registry = registry;
        this.boards = boards;
    }

    @Override
    public Future<Boolean> add(BoardLink link, int most) {
        return turns.ask(() -> all(link.board()).stream()
                                .filter(each -> each.isOpen(link.createdAt()))
                                .count()
                        < most
                && links.add(link));
    }

    @Override
    public Future<List<BoardLink>> ofBoard(String board) {
        return turns.ask(() -> all(board));
    }

    @Override
    public Future<Boolean> revoke(String board, String id, long now) {
        return turns.ask(() -> {
            for (BoardLink it : all(board)) {
                if (it.id().equals(id) && it.revokedAt() == null) {
                    links.set(
                            links.indexOf(it),
                            new BoardLink(
                                    id,
                                    it.tokenHash(),
                                    board,
                                    it.access(),
                                    it.createdBy(),
                                    it.createdAt(),
                                    it.expiresAt(),
                                    now));
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public Future<Entry> take(String tokenHash, @Nullable String current, Person newcomer, Login login, long now) {
        return turns.ask(() -> {
            BoardLink link = links.stream()
                    .filter(each -> each.tokenHash().equals(tokenHash))
                    .findFirst()
                    .orElseThrow(Refused::unknownInvite);
            link.requireOpen(now);
            Person known = current == null ? null : registry.persons.get(current);
            Person person = known == null ? newcomer : known;
            boards.shareByLink(link, person.id());
            if (known == null) {
                registry.persons.put(newcomer.id(), newcomer);
                registry.logins.put(login.hash(), login);
            }
            return new Entry(person, link.board(), known == null);
        });
    }

    private List<BoardLink> all(String board) {
        return links.stream().filter(each -> each.board().equals(board)).toList();
    }
}
