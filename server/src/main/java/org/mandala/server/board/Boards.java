package org.mandala.server.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.YMap;
import org.mandala.server.doc.DocStore;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Standing;
import org.mandala.server.protocol.Json;

/**
 * Boards and who may do what on them. A board is two docs: the frame, which holds a frozen copy of the template and is written by
 * those who lead, and the content, which holds what people put on it; so no update is ever refused in part.
 */
public final class Boards {
    /** The shape of what a frame's {@code meta} holds; raised when it changes. */
    private static final int SCHEMA = 1;

    private final BoardStore boards;
    private final DocStore docs;
    private final Templates templates;

    public Boards(BoardStore boards, DocStore docs, Templates templates) {
        this.boards = boards;
        this.docs = docs;
        this.templates = templates;
    }

    /** The session's board; made from the newest version of the template when first asked for. */
    public Future<Board> ofSession(String session, String title, String template) {
        return boards.ofSession(session)
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> make(session, title, template)));
    }

    /** The board to which a doc belongs. */
    public Future<Optional<Board>> ofDoc(String doc) {
        return boards.ofDoc(doc);
    }

    /** What someone who stands so to the board's session may do with one of its docs; empty for nothing. */
    public Optional<Access> access(Board board, String doc, Standing standing) {
        Action write = doc.equals(board.frame()) ? Action.FRAME_BOARD : Action.WRITE_BOARD;
        if (standing.may(write)) {
            return Optional.of(Access.WRITE);
        }
        return standing.may(Action.READ_BOARD) ? Optional.of(Access.READ) : Optional.empty();
    }

    /** Ids follow from the session's, so that a crash half-way leaves nothing behind that the next try does not take up. */
    private Future<Board> make(String session, String title, String template) {
        Template chosen = templates
                .latest(template)
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + template));
        Board board = new Board(
                "board." + session,
                session,
                title,
                chosen.id(),
                chosen.version(),
                "frame." + session,
                "content." + session);
        return fill(board.frame(), frame(title, chosen))
                .compose(ignored -> docs.create(board.content()))
                .compose(ignored -> boards.add(board))
                .compose(ignored -> boards.ofSession(session))
                .map(Optional::orElseThrow);
    }

    private Future<Long> fill(String doc, Buffer first) {
        return docs.create(doc)
                .compose(ignored -> docs.load(doc))
                .compose(stored -> stored.isEmpty() ? docs.append(doc, List.of(first)) : Future.succeededFuture(0L));
    }

    private Buffer frame(String title, Template template) {
        Doc doc = new Doc(DocOptions.defaults());
        doc.transact(null, () -> {
            YMap meta = doc.getMap("meta");
            meta.set("schema", SCHEMA);
            meta.set("title", title);
            meta.set("template", json(template));
        });
        return Buffer.buffer(doc.encodeStateAsUpdate());
    }

    private Map<?, ?> json(Template template) {
        byte[] raw = templates.raw(template.id(), template.version()).orElseThrow();
        try {
            return Json.MAPPER.readValue(raw, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template that was checked cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
