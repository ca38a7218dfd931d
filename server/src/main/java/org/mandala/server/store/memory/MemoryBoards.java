package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardFile;
import org.mandala.server.board.BoardLink;
import org.mandala.server.board.BoardStore;
import org.mandala.server.board.Owner;
import org.mandala.server.board.Reserved;
import org.mandala.server.board.Share;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Refused;

final class MemoryBoards implements BoardStore {
    private static final Comparator<Owner> BY_KIND =
            Comparator.comparing((Owner owner) -> owner.kind().name()).thenComparing(Owner::id);

    private final Turns turns;
    private final Map<String, Board> boards = new LinkedHashMap<>();
    private final Map<String, Map<Owner, Access>> shares = new HashMap<>();
    private final Map<String, Map<String, BoardFile>> files = new HashMap<>();
    private final Map<String, Set<String>> privates = new HashMap<>();
    private final Map<String, Map<String, Reserved>> reserved = new HashMap<>();
    private final Map<String, Set<String>> lookers = new HashMap<>();
    private final Set<Pending> revealing = new LinkedHashSet<>();

    MemoryBoards(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<Optional<Board>> byId(String id) {
        return turns.ask(() -> Optional.ofNullable(boards.get(id)));
    }

    @Override
    public Future<Optional<Board>> ofSession(String session) {
        return turns.ask(() -> first(board -> board.owner().equals(Owner.session(session))));
    }

    @Override
    public Future<Optional<Board>> ofDoc(String doc) {
        return turns.ask(() ->
                first(board -> board.frame().equals(doc) || board.content().equals(doc)));
    }

    @Override
    public Future<List<Board>> of(Collection<Owner> circles) {
        return turns.ask(() -> boards.values().stream()
                .filter(board -> circles.contains(board.owner())
                        || sharesOf(board.id()).keySet().stream().anyMatch(circles::contains))
                .sorted(Comparator.comparingLong(Board::createdAt).reversed().thenComparing(Board::id))
                .toList());
    }

    @Override
    public Future<Boolean> add(Board board) {
        return turns.ask(() -> {
            boolean taken = boards.containsKey(board.id())
                    || (board.owner().kind() == Owner.Kind.SESSION
                            && first(other -> other.owner().equals(board.owner()))
                                    .isPresent());
            if (!taken) {
                boards.put(board.id(), board);
            }
            return !taken;
        });
    }

    @Override
    public Future<Boolean> change(Board board) {
        return turns.ask(() -> boards.replace(board.id(), board) != null);
    }

    @Override
    public Future<List<Share>> shares(String board) {
        return turns.ask(() -> sharesOf(board).entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .toList());
    }

    @Override
    public Future<Void> share(String board, Owner with, @Nullable Access access) {
        return turns.<Boolean>ask(() -> {
                    Map<Owner, Access> all = shares.computeIfAbsent(board, none -> new TreeMap<>(BY_KIND));
                    if (access == null) {
                        all.remove(with);
                    } else {
                        all.put(with, access);
                    }
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Reserved>> reserved(String board) {
        return turns.ask(
                () -> List.copyOf(reserved.getOrDefault(board, Map.of()).values()));
    }

    @Override
    public Future<Void> reserve(String board, String part, @Nullable List<Owner> holders) {
        return turns.<Boolean>ask(() -> {
                    Map<String, Reserved> all = reserved.computeIfAbsent(board, none -> new TreeMap<>());
                    all.remove(part);
                    if (holders != null) {
                        all.put(
                                part,
                                new Reserved(
                                        part,
                                        holders.stream()
                                                .distinct()
                                                .sorted(BY_KIND)
                                                .toList()));
                    }
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public Future<List<String>> lookers(String board) {
        return turns.ask(() -> List.copyOf(lookers.getOrDefault(board, Set.of())));
    }

    @Override
    public Future<Void> setLooker(String board, String person, boolean only) {
        return turns.ask(() -> {
                    Set<String> all = lookers.computeIfAbsent(board, none -> new TreeSet<>());
                    return only ? all.add(person) : all.remove(person);
                })
                .mapEmpty();
    }

    @Override
    public Future<Boolean> addFile(String board, BoardFile file, long mostBytes) {
        return turns.ask(() -> {
            Map<String, BoardFile> all = files.computeIfAbsent(board, none -> new HashMap<>());
            long used = all.values().stream()
                    .mapToLong(each -> each.bytes().length())
                    .sum();
            boolean fits = all.containsKey(file.hash()) || used + file.bytes().length() <= mostBytes;
            if (fits) {
                all.put(file.hash(), file);
            }
            return fits;
        });
    }

    @Override
    public Future<Optional<BoardFile>> file(String board, String hash) {
        return turns.ask(
                () -> Optional.ofNullable(files.getOrDefault(board, Map.of()).get(hash)));
    }

    @Override
    public Future<Boolean> addPrivate(String board, String person) {
        return turns.ask(
                () -> privates.computeIfAbsent(board, none -> new TreeSet<>()).add(person));
    }

    @Override
    public Future<List<String>> privatesOf(String board) {
        return turns.ask(() -> List.copyOf(privates.getOrDefault(board, Set.of())));
    }

    @Override
    public Future<Void> setRevealing(String board, String round, boolean under) {
        Pending pending = new Pending(board, round);
        return turns.ask(() -> under ? revealing.add(pending) : revealing.remove(pending))
                .mapEmpty();
    }

    @Override
    public Future<List<Pending>> revealing() {
        return turns.ask(() -> new ArrayList<>(revealing));
    }

    void shareByLink(BoardLink link, String person) {
        Board board = boards.get(link.board());
        if (board == null || board.isDeleted()) {
            throw Refused.unknownInvite();
        }
        Map<Owner, Access> all = shares.computeIfAbsent(link.board(), none -> new TreeMap<>(BY_KIND));
        if (all.get(Owner.person(person)) != Access.WRITE) {
            all.put(Owner.person(person), link.access());
        }
    }

    private Map<Owner, Access> sharesOf(String board) {
        return shares.getOrDefault(board, Map.of());
    }

    private Optional<Board> first(Predicate<Board> wanted) {
        return boards.values().stream().filter(wanted).findFirst();
    }
}
