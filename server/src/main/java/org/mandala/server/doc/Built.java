package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.encoding.InvalidUpdateException;

/**
 * A document built from what is stored, and what of it could not be read, or null. Rule D35.
 *
 * @param seq the number of the last update that is in it
 */
record Built(Doc doc, long seq, @Nullable String damage) {

    static Built of(StoredDoc stored) {
        return of(stored, DocOptions.Limits.DEFAULT);
    }

    /** As {@link #of(StoredDoc)}; the bound on structs is for what comes later, that on pending bytes for all. */
    static Built of(StoredDoc stored, DocOptions.Limits bounds) {
        Built built = of(stored, new Doc(DocOptions.defaults().withLimits(loading(bounds))));
        built.doc.boundStructs(bounds.structs());
        return built;
    }

    private static DocOptions.Limits loading(DocOptions.Limits bounds) {
        return new DocOptions.Limits(DocOptions.Limits.DEFAULT.structs(), bounds.pendingBytes());
    }

    private static Built of(StoredDoc stored, Doc doc) {
        long seq = stored.checkpointSeq();
        try {
            Buffer checkpoint = stored.checkpoint();
            if (checkpoint != null) {
                doc.applyUpdateV2(checkpoint.getBytes(), null);
            }
            for (Buffer update : stored.updates()) {
                doc.applyUpdate(update.getBytes(), null);
                seq++;
            }
            return new Built(doc, seq, stored.damage());
        } catch (InvalidUpdateException e) {
            return new Built(doc, seq, "what follows update " + seq + " cannot be read: " + e.getMessage());
        }
    }
}
