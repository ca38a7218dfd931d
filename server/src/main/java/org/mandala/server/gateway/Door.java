package org.mandala.server.gateway;

import io.vertx.core.Future;
import java.util.Optional;
import org.mandala.server.board.Boards;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Standing;
import org.mandala.server.identity.Standings;
import org.mandala.server.protocol.Role;

/** Asks the table of rights how somebody stands to a place. Read by HTTP and by both sockets. */
final class Door {
    private final Standings standings;
    private final Boards boards;

    Door(Standings standings, Boards boards) {
        this.standings = standings;
        this.boards = boards;
    }

    /**
     * How the person stands to a place where they may do this. Fails with 404 for who has nothing to do with it and is
     * not told whether it exists, with 403 for others. Rule R4.
     */
    Future<Standing> require(String person, Action action, Place place) {
        return standings.standing(person, place).map(found -> {
            Standing standing = found.orElse(Standing.stranger());
            if (found.isPresent() && standing.may(action)) {
                return standing;
            }
            throw found.isEmpty() || standing.isStranger()
                    ? ProblemException.notFound("There is nothing here that is open to you.")
                    : ProblemException.notAllowed(
                            "Your role does not go with this. If it should, please ask a steward of the programme.");
        });
    }

    /** The person's role in a session, for who may enter it. */
    Future<Role> enterSession(String person, String session) {
        return require(person, Action.ENTER_SESSION, Place.session(session))
                .map(standing -> standing.role().orElseThrow());
    }

    /** What the person may do with a doc; empty if nothing, or if it is no board's. */
    Future<Optional<Access>> openDoc(String person, String doc) {
        return boards.access(person, doc);
    }
}
