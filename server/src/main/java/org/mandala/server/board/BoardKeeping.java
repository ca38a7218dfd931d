package org.mandala.server.board;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Circles.Circle;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Refused;
import org.mandala.server.protocol.ErrorCode;

/** Makes boards, shares them, puts them away and brings them back. Rules B2 to B12. */
public final class BoardKeeping {
    /** A board's name, in UTF-16 units. */
    static final int LONGEST_TITLE = 120;

    /** Enough for a year of pictures on one board, at some hundred kB each. */
    static final long MOST_FILE_BYTES = 64L << 20;

    /** Deleted boards come back for this long. */
    static final long KEPT_MS = 30L * 24 * 60 * 60 * 1_000;

    private final BoardStore boards;
    private final Frames frames;
    private final Templates templates;
    private final Circles circles;
    private final BoardRights rights;
    private final DocEdits edits;
    private final InstantSource clock;
    private final NewIds ids;

    BoardKeeping(
            BoardStore boards,
            Frames frames,
            Templates templates,
            Circles circles,
            BoardRights rights,
            DocEdits edits,
            InstantSource clock,
            NewIds ids) {
        this.boards = boards;
        this.frames = frames;
        this.templates = templates;
        this.circles = circles;
        this.rights = rights;
        this.edits = edits;
        this.clock = clock;
        this.ids = ids;
    }

    /** A board with what the asking person may do with it. */
    public record Held(Board board, BoardRight right) {}

    /** The teams, sites and cohorts whose boards are a person's as well. */
    public Future<List<Circle>> circlesOf(String person) {
        return circles.of(person);
    }

    public List<Template> templates() {
        return templates.all();
    }

    /** All boards that are a person's or shared with them, the youngest first; deleted ones as long as they come back. */
    public Future<List<Held>> of(String person) {
        return circles.of(person)
                .compose(mine -> {
                    List<Owner> owners =
                            new ArrayList<>(mine.stream().map(Circle::owner).toList());
                    owners.add(Owner.person(person));
                    return boards.of(owners);
                })
                .compose(found -> Future.all(found.stream()
                                .filter(this::isKept)
                                .map(board -> held(person, board))
                                .toList())
                        .map(all -> all.<Optional<Held>>list().stream()
                                .flatMap(Optional::stream)
                                .filter(held -> !held.board().isDeleted() || held.right() == BoardRight.KEEP)
                                .toList()));
    }

    /** A board for whom it is open with at least this right; fails as not found for others. */
    public Future<Held> require(String person, String id, BoardRight right) {
        return boards.byId(id)
                .compose(found -> found.filter(this::isKept)
                        .map(board -> held(person, board))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .map(found -> {
                    Held held = found.orElseThrow(BoardKeeping::notFound);
                    if (held.right().compareTo(right) < 0) {
                        throw new Refused(ErrorCode.NOT_ALLOWED, "Only those who keep this board can do this.");
                    }
                    return held;
                });
    }

    /** A new board for oneself, or for a team, site or cohort that one belongs to. */
    public Future<Held> make(String person, String title, String template, Owner owner) {
        Template chosen = templates
                .latest(template)
                .orElseThrow(() -> new Refused(ErrorCode.BAD_REQUEST, "There is no such template."));
        String name = named(title.isBlank() ? chosen.title() : title);
        return mayOwn(person, owner).compose(ignored -> {
            String id = ids.next();
            Board board = new Board(
                    "board." + id,
                    owner,
                    name,
                    chosen.id(),
                    chosen.version(),
                    "frame." + id,
                    "content." + id,
                    person,
                    clock.millis(),
                    null,
                    null);
            return frames.make(board).compose(made -> boards.add(board)).map(made -> new Held(board, BoardRight.KEEP));
        });
    }

    /** Changes what is given; true and false for archived and deleted, null to leave as it is. */
    public Future<Board> change(
            String person, String id, @Nullable String title, @Nullable Boolean archived, @Nullable Boolean deleted) {
        return require(person, id, BoardRight.KEEP).compose(held -> {
            Board old = held.board();
            if (Boolean.TRUE.equals(deleted) && old.owner().kind() == Owner.Kind.SESSION) {
                throw new Refused(ErrorCode.NOT_ALLOWED, "A session's board stays as long as the session.");
            }
            Board next = new Board(
                    old.id(),
                    old.owner(),
                    title == null ? old.title() : named(title),
                    old.template(),
                    old.templateVersion(),
                    old.frame(),
                    old.content(),
                    old.createdBy(),
                    old.createdAt(),
                    moment(archived, old.archivedAt()),
                    moment(deleted, old.deletedAt()));
            return boards.change(next)
                    .compose(ignored -> next.title().equals(old.title())
                            ? Future.succeededFuture()
                            : edits.edit(next.frame(), doc -> doc.getMap("meta").set("title", next.title())))
                    .map(ignored -> next);
        });
    }

    public Future<List<Share>> shares(String board) {
        return boards.shares(board);
    }

    /** Shares a board with a circle of one's own, or with null no longer. */
    public Future<List<Share>> share(String person, String id, Owner with, @Nullable Access access) {
        return require(person, id, BoardRight.KEEP)
                .compose(held -> access == null ? Future.succeededFuture() : mayOwn(person, with))
                .compose(ignored -> boards.share(id, with, access))
                .compose(ignored -> boards.shares(id));
    }

    /** Stores a picture; fails when the board has no room for it. */
    public Future<Void> addFile(String person, String id, BoardFile file) {
        return require(person, id, BoardRight.WRITE)
                .compose(held -> boards.addFile(id, file, MOST_FILE_BYTES))
                .compose(added -> added
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new Refused(ErrorCode.TOO_LARGE, "This board has no room for more pictures.")));
    }

    public Future<BoardFile> file(String person, String id, String hash) {
        return require(person, id, BoardRight.READ)
                .compose(held -> boards.file(id, hash))
                .map(found -> found.orElseThrow(BoardKeeping::notFound));
    }

    private Future<Optional<Held>> held(String person, Board board) {
        return rights.of(person, board).map(right -> right.map(found -> new Held(board, found)));
    }

    private Future<Void> mayOwn(String person, Owner owner) {
        if (owner.kind() == Owner.Kind.PERSON && owner.id().equals(person)) {
            return Future.succeededFuture();
        }
        return circles.of(person)
                .compose(mine -> mine.stream().anyMatch(circle -> circle.owner().equals(owner))
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Refused(
                                ErrorCode.NOT_ALLOWED, "This works only with a team, site or cohort of your own.")));
    }

    private boolean isKept(Board board) {
        Long at = board.deletedAt();
        return at == null || at > clock.millis() - KEPT_MS;
    }

    private @Nullable Long moment(@Nullable Boolean wanted, @Nullable Long known) {
        if (wanted == null || (wanted && known != null)) {
            return known;
        }
        return wanted ? Long.valueOf(clock.millis()) : null;
    }

    private static String named(String title) {
        String name = title.strip();
        if (name.isEmpty() || name.length() > LONGEST_TITLE || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(ErrorCode.BAD_REQUEST, "A board's name has 1 to " + LONGEST_TITLE + " characters.");
        }
        return name;
    }

    private static Refused notFound() {
        return new Refused(ErrorCode.NOT_FOUND, "There is no such board for you.");
    }
}
