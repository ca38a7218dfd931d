package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.Rendering;
import org.mandala.crdt.encoding.InvalidUpdateException;

/** A document in one piece (Yjs V2, pending data included) after its update number {@code seq}. Rule D36. */
record Checkpoint(long seq, Buffer state) {

    /**
     * Builds the document from what is stored and packs it; decodes the pack again and compares.
     *
     * @throws IllegalStateException if what was packed is not what was stored: then it must not take its place
     * @throws DamagedDoc if a part of what is stored cannot be read
     */
    static Checkpoint of(String id, StoredDoc stored) {
        Built built = Built.of(stored);
        if (built.damage() != null) {
            throw new DamagedDoc(id, built.damage());
        }
        byte[] state = built.doc().encodeStateAsUpdateV2();
        if (!isSame(built.doc(), state)) {
            throw new IllegalStateException(
                    "doc " + id + ": a checkpoint at " + built.seq() + " is not what is stored");
        }
        return new Checkpoint(built.seq(), Buffer.buffer(state));
    }

    static boolean isSame(Doc doc, byte[] state) {
        Doc again = new Doc(DocOptions.defaults());
        try {
            again.applyUpdateV2(state, null);
        } catch (InvalidUpdateException e) {
            return false;
        }
        return doc.snapshot().equals(again.snapshot())
                && doc.hasPending() == again.hasPending()
                && doc.missing().equals(again.missing())
                && Rendering.of(doc).equals(Rendering.of(again));
    }
}
