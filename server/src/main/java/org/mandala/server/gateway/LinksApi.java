package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.People;
import org.mandala.server.identity.SignInLetters;
import org.mandala.server.identity.SignInLinks;
import org.mandala.server.programme.Form;
import org.mandala.server.protocol.Requests;
import org.mandala.server.protocol.Requests.NewLink;

/** Links that sign one person in, once. Rule H14. */
final class LinksApi {
    /** Letters that one address may ask for in a minute: a hub of forty people on their first evening. */
    static final int LETTERS_A_MINUTE = 40;

    private final SignInLinks links;
    private final SignInLetters letters;
    private final People people;
    private final LoginCookie cookie;
    private final RemoteAddress remote;
    private final Attempts attempts;
    private final AuditLog audit;

    LinksApi(
            SignInLinks links,
            SignInLetters letters,
            People people,
            LoginCookie cookie,
            RemoteAddress remote,
            Attempts attempts,
            AuditLog audit) {
        this.links = links;
        this.letters = letters;
        this.people = people;
        this.cookie = cookie;
        this.remote = remote;
        this.attempts = attempts;
        this.audit = audit;
    }

    void mount(Router router, Gate gate) {
        gate.anyone(router.post("/api/v1/sign-in"), Action.SIGN_IN, this::signIn);
        gate.anyone(router.post("/api/v1/sign-in/letters"), Action.SIGN_IN, this::letter);
        gate.at(router.post("/api/v1/people/:id/sign-in-links"), Action.RECOVER_PERSON, Gate::programme, this::recover);
    }

    private void signIn(RoutingContext ctx) {
        String token = Answers.body(ctx, Requests.UseLink.class).token();
        Future<Void> done = links.use(token, remote.device(ctx.request())).map(entered -> {
            cookie.set(ctx, entered.secret());
            audit.note(entered.person().id(), What.SIGNED_IN, entered.person().id());
            return null;
        });
        Answers.empty(ctx, attempts.judge(remote.of(ctx.request()), done));
    }

    /** The answer does not wait for the letter, so that neither it nor its time tells whose address it is. */
    private void letter(RoutingContext ctx) {
        Form form = new Form();
        String email =
                form.email("email", Answers.body(ctx, Requests.WantLetter.class).email());
        if (email.isEmpty()) {
            form.wrong("email", "Please give your e-mail address.");
        }
        form.done();
        Answers.empty(
                ctx,
                attempts.spend("letters " + remote.of(ctx.request()), LETTERS_A_MINUTE)
                        .onSuccess(ignored -> letters.send(email)));
    }

    /** A steward's link for somebody who has lost every other way in. */
    private Future<Void> recover(RoutingContext ctx, Caller caller) {
        String steward = caller.person().id();
        Answers.json(
                ctx,
                people.find(ctx.pathParam("id"))
                        .map(Optional::orElseThrow)
                        .recover(failure -> Future.failedFuture(ProblemException.notFound("There is no such person.")))
                        .compose(person -> links.make(person.id(), steward)
                                .onSuccess(token -> audit.note(steward, What.LINK_MADE, person.id())))
                        .map(NewLink::new));
        return Future.succeededFuture();
    }
}
