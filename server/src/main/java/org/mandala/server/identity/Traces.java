package org.mandala.server.identity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept about one person, wherever it is kept. Each column that names a person is known to every store, with what
 * becomes of it; a test holds that none is forgotten. Futures complete on the Vert.x context of the caller, where there is one.
 */
public interface Traces {

    /** All rows that name the person, by table; each row by its columns, without secrets and their hashes. */
    Future<Map<String, List<Map<String, Object>>>> of(String person);

    /**
     * Removes the person: what is theirs alone goes, what others need stays with the bare id, which then is nobody's. When it
     * completes, nothing of it is left in the live files either. Tells the documents that went with the person; empty when there is no
     * such person.
     */
    Future<Optional<List<String>>> erase(String person);
}
