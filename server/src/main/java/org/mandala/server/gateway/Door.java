package org.mandala.server.gateway;

import io.vertx.core.Future;
import java.util.Optional;
import org.mandala.server.board.Board;
import org.mandala.server.board.Boards;
import org.mandala.server.identity.Access;
import org.mandala.server.programme.Programme;
import org.mandala.server.protocol.Role;

/** Who may open what. Read by HTTP and by both sockets. */
final class Door {
    private final Programme programme;
    private final Boards boards;

    Door(Programme programme, Boards boards) {
        this.programme = programme;
        this.boards = boards;
    }

    /** The person's role in a session; fails with 404 for a stranger, who is not told whether the session exists. */
    Future<Role> enterSession(String person, String session) {
        return programme
                .roleIn(person, session)
                .map(role -> role.orElseThrow(() -> ProblemException.notFound("There is no such session for you.")));
    }

    /** As {@link #enterSession}, for those who may make and end invites. */
    Future<Role> inviteTo(String person, String session) {
        return enterSession(person, session).map(role -> {
            if (role != Role.FACILITATOR && role != Role.HOST && role != Role.STEWARD) {
                throw ProblemException.notAllowed("Only facilitators, hosts and stewards invite people.");
            }
            return role;
        });
    }

    /** What the person may do with a doc; empty if nothing, or if it is no board's. */
    Future<Optional<Access>> openDoc(String person, String doc) {
        return boards.ofDoc(doc)
                .compose(board -> board.map(found -> access(person, doc, found))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Access>> access(String person, String doc, Board board) {
        return programme
                .roleIn(person, board.session())
                .map(role -> role.map(known -> boards.access(board, doc, known)));
    }
}
