package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps versions of documents: whole states, Yjs V2. Rules D40 and D42. Futures complete on the Vert.x context of the caller,
 * where there is one.
 */
public interface VersionStore {

    /** Adds a version with its state; the id is new. Fails with {@link NoSuchDoc}. */
    Future<Boolean> add(Version version, Buffer state);

    /** All versions of a document, newest first. */
    Future<List<Version>> of(String doc);

    Future<Optional<Version>> find(String doc, String id);

    /** A version's state; empty if there is none, or if it has changed on disk. */
    Future<Optional<Buffer>> state(String doc, String id);

    /** Gives a version a name, or takes it away with null; false if there is none. */
    Future<Boolean> name(String doc, String id, @Nullable String name);

    /** Forgets versions; the number of those that were there. */
    Future<Integer> drop(String doc, Set<String> ids);
}
