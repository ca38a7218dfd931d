package org.mandala.server.identity;

import io.vertx.core.Future;
import java.util.Optional;

/** Knows how people stand to places, as their memberships are at the moment of asking. */
public interface Standings {

    /**
     * Empty when there is no such place; a person always is one. Roles in the programme count everywhere, roles in a
     * cohort also for its teams and sessions.
     */
    Future<Optional<Standing>> standing(String person, Place place);
}
