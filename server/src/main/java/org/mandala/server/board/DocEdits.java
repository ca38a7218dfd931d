package org.mandala.server.board;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.StateVector;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.StoredDoc;

/** Reads and changes docs by the server's own hand: the change is made on a copy and merges as anybody's would. */
final class DocEdits {
    private final DocStore store;
    private final Docs docs;

    DocEdits(DocStore store, Docs docs) {
        this.store = store;
        this.docs = docs;
    }

    /** Completes when the change is stored; changes nothing when {@code work} does not. */
    Future<Void> edit(String doc, Consumer<Doc> work) {
        return read(doc, copy -> {
                    StateVector before = copy.stateVector();
                    copy.transact(null, () -> work.accept(copy));
                    return copy.encodeStateAsUpdate(before);
                })
                .compose(update -> docs.change(doc, update));
    }

    /** What is stored of a doc, everything that was taken until now included. */
    <T> Future<T> read(String doc, Function<Doc, T> look) {
        return docs.whenStored(doc).compose(ignored -> store.load(doc)).map(stored -> look.apply(built(stored)));
    }

    private static Doc built(StoredDoc stored) {
        Doc doc = new Doc(DocOptions.defaults());
        Buffer checkpoint = stored.checkpoint();
        if (checkpoint != null) {
            doc.applyUpdateV2(checkpoint.getBytes(), null);
        }
        stored.updates().forEach(update -> doc.applyUpdate(update.getBytes(), null));
        return doc;
    }
}
