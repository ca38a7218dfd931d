package org.mandala.server.programme;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Keeps agreements and who accepted them. Futures complete on the Vert.x context of the caller, where there is one. */
public interface Agreements {

    /** Every version of every agreement, by id and version. */
    Future<List<Agreement>> all();

    /** Writes one version, as it is now. */
    Future<Void> put(Agreement agreement);

    Future<Set<Agreement.Key>> acceptedBy(String person);

    /** How many persons accepted each version. */
    Future<java.util.Map<Agreement.Key, Integer>> counts();

    /** Accepting twice is accepting once. */
    Future<Void> accept(String person, Agreement.Key agreement, long now);
}
