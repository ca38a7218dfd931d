package org.mandala.server.board;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Standings;

/**
 * Boards and who may do what on them. A board is two docs: the frame, which holds a frozen copy of the template and what was
 * prepared and is written by those who lead, and the content, which holds what people put on it; so no update is ever refused in part.
 * Beside them each person may have a doc of their own, for what they write for themselves. Rules B1 to B14.
 */
public final class Boards {
    /** Before the board's id in the id of a doc of one's own; the person's id follows after another colon. */
    private static final String OWN = "own:";

    private final BoardStore boards;
    private final DocStore docs;
    private final Templates templates;
    private final Frames frames;
    private final BoardRights rights;
    private final InstantSource clock;
    private final BoardKeeping keeping;
    private final AnonymousNotes anonymous;
    private final Privates privates;
    private final Reserves reserves;

    public Boards(
            BoardStore boards,
            DocStore store,
            Docs docs,
            Templates templates,
            Standings standings,
            Circles circles,
            InstantSource clock,
            RandomGenerator random) {
        this.boards = boards;
        this.docs = store;
        this.templates = templates;
        this.frames = new Frames(store, templates);
        this.rights = new BoardRights(boards, standings);
        this.clock = clock;
        DocEdits edits = new DocEdits(store, docs);
        this.reserves = new Reserves(boards, standings, edits);
        NewIds ids = new NewIds(random);
        this.keeping = new BoardKeeping(boards, frames, templates, circles, rights, edits, clock, ids);
        this.anonymous = new AnonymousNotes(keeping, reserves, edits, clock, ids);
        this.privates = new Privates(boards, store, reserves, rights, edits, clock);
    }

    /** Making, sharing and putting away. */
    public BoardKeeping keeping() {
        return keeping;
    }

    /** Writing in nobody's name. */
    public AnonymousNotes anonymous() {
        return anonymous;
    }

    /** Writing for oneself until the reveal. */
    public Privates privates() {
        return privates;
    }

    /** The session's board; made from the newest version of the template when first asked for. */
    public Future<Board> ofSession(String session, String title, String template) {
        return boards.ofSession(session)
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> make(session, title, template)));
    }

    /** Makes the board of a group; nothing if there is one of this id. */
    public Future<Void> ofGroup(String id, String session, String title, String template) {
        Template chosen = templates
                .latest(template)
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + template));
        Board board = Board.ofGroup(id, session, title, chosen, clock.millis());
        return frames.make(board).compose(ignored -> boards.add(board)).mapEmpty();
    }

    /** What a person may do with a doc; nothing when it belongs to no board that is open to them. */
    public Future<Optional<Entry>> entry(String person, String doc) {
        return doc.startsWith(OWN)
                ? ownDoc(person, doc)
                : boards.ofDoc(doc)
                        .compose(found -> found.map(board ->
                                        rights.of(person, board).compose(right -> entry(person, board, doc, right)))
                                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** Who writes on the content may be kept out of parts of it; not those who keep the board. */
    private Future<Optional<Entry>> entry(String person, Board board, String doc, Optional<BoardRight> right) {
        boolean may = doc.equals(board.content())
                && right.filter(held -> held == BoardRight.WRITE).isPresent();
        return may && !board.isDeleted()
                ? reserves.bounds(person, board)
                        .map(bounds -> Optional.of(new Entry(Access.WRITE, bounds.orElse(null))))
                : Future.succeededFuture(access(board, doc, right).map(Entry::whole));
    }

    /** What is kept for whom. */
    public Reserves reserves() {
        return reserves;
    }

    /** The doc of what a person writes for themselves on a board. */
    static String ownDoc(Board board, String person) {
        return OWN + board.id() + ":" + person;
    }

    private static Optional<Access> access(Board board, String doc, Optional<BoardRight> right) {
        if (board.isDeleted()) {
            return Optional.empty();
        }
        BoardRight toWrite = doc.equals(board.frame()) ? BoardRight.KEEP : BoardRight.WRITE;
        return right.map(held -> held.compareTo(toWrite) >= 0 ? Access.WRITE : Access.READ);
    }

    /** One's own doc is made when it is first opened; it is nobody else's, whatever their role. Rule B7. */
    private Future<Optional<Entry>> ownDoc(String person, String doc) {
        List<String> parts = List.of(doc.substring(OWN.length()).split(":", 2));
        if (parts.size() < 2 || !parts.get(1).equals(person)) {
            return Future.succeededFuture(Optional.empty());
        }
        return boards.byId(parts.get(0))
                .compose(found -> found.filter(board -> !board.isDeleted())
                        .map(board -> rights.of(person, board).compose(right -> openOwn(board, person, right)))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Entry>> openOwn(Board board, String person, Optional<BoardRight> right) {
        if (right.filter(held -> held.compareTo(BoardRight.WRITE) >= 0).isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return docs.create(ownDoc(board, person))
                .compose(ignored -> boards.addPrivate(board.id(), person))
                .map(ignored -> Optional.of(Entry.whole(Access.WRITE)));
    }

    /** Ids follow from the session's, so that a crash half-way leaves nothing behind that the next try does not take up. */
    private Future<Board> make(String session, String title, String template) {
        Template chosen = templates
                .latest(template)
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + template));
        Board board = Board.ofSession(session, title, chosen, clock.millis());
        return frames.make(board)
                .compose(ignored -> boards.add(board))
                .compose(ignored -> boards.ofSession(session))
                .map(Optional::orElseThrow);
    }
}
