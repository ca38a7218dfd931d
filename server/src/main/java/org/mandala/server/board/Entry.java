package org.mandala.server.board;

import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.Bounds;
import org.mandala.server.identity.Access;

/** What somebody may do with a document and, where they may not write in all of it, where. */
public record Entry(Access access, @Nullable Bounds bounds) {
    /** All of the document. */
    public static Entry whole(Access access) {
        return new Entry(access, null);
    }

    /** Whether they may write everywhere in it. */
    public boolean writesAll() {
        return access != Access.READ && bounds == null;
    }
}
