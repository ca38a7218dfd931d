package org.mandala.server.board;

import io.vertx.core.Future;
import java.util.List;

/** Knows to which teams, sites and cohorts a person belongs: whose boards are theirs as well. */
public interface Circles {
    /** A team, site or cohort by name. */
    record Circle(Owner.Kind kind, String id, String name) {
        public Owner owner() {
            return new Owner(kind, id);
        }
    }

    /** By kind, then name. */
    Future<List<Circle>> of(String person);
}
