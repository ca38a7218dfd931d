package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.practice.Workshop;
import org.mandala.server.protocol.PracticeState;
import org.mandala.server.protocol.Requests.NewPracticeState;
import org.mandala.server.protocol.SavedPractice;

/** The library of practices, and making them. Rules P50 to P54. */
final class PracticesApi {
    private final Workshop workshop;
    private final Door door;

    PracticesApi(Workshop workshop, Door door) {
        this.workshop = workshop;
        this.door = door;
    }

    Future<Void> list(RoutingContext ctx, Person person) {
        Answers.json(ctx, mayAccept(person).map(accepts -> workshop.list(person.id(), accepts)));
        return Future.succeededFuture();
    }

    Future<Void> check(RoutingContext ctx, Person person) {
        Answers.json(ctx, Future.succeededFuture(new SavedPractice(null, 0, workshop.check(script(ctx)))));
        return Future.succeededFuture();
    }

    Future<Void> save(RoutingContext ctx, Person person) {
        Answers.json(ctx, workshop.save(person.id(), script(ctx)));
        return Future.succeededFuture();
    }

    /** P51: its owner offers it or takes it back; who looks after the library accepts it, or gives it back. */
    Future<Void> state(RoutingContext ctx, Person person) {
        String id = ctx.pathParam("id");
        int version = version(ctx.pathParam("version"));
        PracticeState state = Answers.body(ctx, NewPracticeState.class).state();
        String owner =
                workshop.owner(id, version).orElseThrow(() -> ProblemException.notFound("There is no such practice."));
        boolean own = owner.equals(person.id()) && state != PracticeState.ACCEPTED;
        Future<?> allowed =
                own ? Future.succeededFuture() : door.require(person.id(), Action.ACCEPT_PRACTICE, Place.programme());
        Answers.empty(ctx, allowed.compose(ignored -> workshop.setState(id, version, state)));
        return Future.succeededFuture();
    }

    private Future<Boolean> mayAccept(Person person) {
        return door.require(person.id(), Action.ACCEPT_PRACTICE, Place.programme())
                .map(true)
                .otherwise(false);
    }

    private static byte[] script(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        if (body == null) {
            throw ProblemException.badRequest("The request needs a script.");
        }
        return body.getBytes();
    }

    private static int version(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw ProblemException.notFound("There is no such practice.");
        }
        return Integer.parseInt(text);
    }
}
