package org.mandala.server.doc;

import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.VersionView;
import org.mandala.server.protocol.VersionView.VersionCause;

/**
 * A document as it was at a moment. Rule D40.
 *
 * @param seq the number of the last update that is in it
 * @param at ms since 1970
 * @param by the person who caused it, if one did
 * @param bytes the size of its state
 */
public record Version(
        String id,
        String doc,
        long seq,
        long at,
        VersionCause cause,
        @Nullable String name,
        @Nullable String by,
        int bytes) {

    public VersionView view() {
        return new VersionView(id, at, cause, name, by, bytes);
    }
}
