package org.mandala.server.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.YMap;
import org.mandala.server.doc.DocStore;
import org.mandala.server.protocol.Json;

/** Makes a board's two docs: the frame with a frozen copy of the template, and the empty content. */
final class Frames {
    /** The shape of what a frame's {@code meta} holds; raised when it changes. */
    private static final int SCHEMA = 1;

    private final DocStore docs;
    private final Templates templates;

    Frames(DocStore docs, Templates templates) {
        this.docs = docs;
        this.templates = templates;
    }

    /** Leaves docs alone that are there already. */
    Future<Boolean> make(Board board) {
        return fill(board.frame(), frame(board)).compose(ignored -> docs.create(board.content()));
    }

    private Future<Long> fill(String doc, Buffer first) {
        return docs.create(doc)
                .compose(ignored -> docs.load(doc))
                .compose(stored -> stored.isEmpty() ? docs.append(doc, List.of(first)) : Future.succeededFuture(0L));
    }

    private Buffer frame(Board board) {
        Doc doc = new Doc(DocOptions.defaults());
        doc.transact(null, () -> {
            YMap meta = doc.getMap("meta");
            meta.set("schema", SCHEMA);
            meta.set("title", board.title());
            meta.set("template", json(board));
        });
        return Buffer.buffer(doc.encodeStateAsUpdate());
    }

    private Map<?, ?> json(Board board) {
        byte[] raw = templates.raw(board.template(), board.templateVersion()).orElseThrow();
        try {
            return Json.MAPPER.readValue(raw, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template that was checked cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
