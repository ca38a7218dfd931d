package org.mandala.server.doc;

import io.vertx.core.Future;
import java.util.Map;

/**
 * Keeps which person wrote under which client id of a document. Rule D45. Futures complete on the Vert.x context of the
 * caller, where there is one.
 */
public interface AuthorStore {

    /**
     * Notes that {@code person} writes under a client id since {@code at}, in ms since 1970. The first to be noted for an id
     * stays; completes with false where there is one already. Fails with {@link NoSuchDoc}.
     */
    Future<Boolean> note(String doc, long client, String person, long at);

    /** Persons by client id; empty for a document that nobody wrote, or that is not there. */
    Future<Map<Long, String>> of(String doc);
}
