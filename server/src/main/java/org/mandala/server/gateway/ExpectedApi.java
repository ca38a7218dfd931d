package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Session;
import org.mandala.server.protocol.Named;

/** Who belongs to a session, for those who lead it: to name groups beforehand, and to see who has not come. Rule L46. */
final class ExpectedApi {
    private final Programme programme;
    private final ProgrammeDesk desk;

    ExpectedApi(Programme programme, ProgrammeDesk desk) {
        this.programme = programme;
        this.desk = desk;
    }

    Future<Void> expected(RoutingContext ctx, Caller caller) {
        Answers.json(
                ctx,
                Future.all(
                                programme.session(ctx.pathParam("id")).map(Optional::orElseThrow),
                                desk.register().state())
                        .map(both -> named(both.resultAt(0), both.resultAt(1))));
        return Future.succeededFuture();
    }

    private List<Named> named(Session session, Register.State state) {
        return state.expectedIn(session, desk.clock().millis()).stream()
                .map(person -> new Named(person.id(), String.valueOf(person.name())))
                .toList();
    }
}
