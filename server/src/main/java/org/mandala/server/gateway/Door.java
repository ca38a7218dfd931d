package org.mandala.server.gateway;

import io.vertx.core.Future;
import java.util.Optional;
import org.mandala.server.board.Boards;
import org.mandala.server.board.Entry;
import org.mandala.server.doc.DocStore;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Standing;
import org.mandala.server.identity.Standings;
import org.mandala.server.protocol.Role;

/** Asks the table of rights how somebody stands to a place. Read by HTTP and by both sockets. */
final class Door {
    /** Before the session's and the person's id in the id of a journal. */
    private static final String JOURNAL = "journal:";

    private final Standings standings;
    private final Boards boards;
    private final DocStore docs;

    Door(Standings standings, Boards boards, DocStore docs) {
        this.standings = standings;
        this.boards = boards;
        this.docs = docs;
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

    /** What the person may do with a doc; empty if nothing, or if it is nobody's. */
    Future<Optional<Entry>> openDoc(String person, String doc) {
        return doc.startsWith(JOURNAL) ? journal(person, doc) : boards.entry(person, doc);
    }

    /** A journal opens to its person alone, whatever role others hold; it is made when it is first opened. Rule L40. */
    private Future<Optional<Entry>> journal(String person, String doc) {
        String[] parts = doc.substring(JOURNAL.length()).split(":", 2);
        if (parts.length < 2 || !parts[1].equals(person)) {
            return Future.succeededFuture(Optional.empty());
        }
        return standings
                .standing(person, Place.session(parts[0]))
                .compose(found -> found.filter(standing -> standing.may(Action.ENTER_SESSION))
                        .map(standing -> docs.create(doc).map(ignored -> Optional.of(Entry.whole(Access.WRITE))))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }
}
