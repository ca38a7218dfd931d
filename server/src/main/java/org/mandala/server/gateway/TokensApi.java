package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Grant;
import org.mandala.server.identity.ProgramToken;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.protocol.Requests.NewProgramToken;
import org.mandala.server.protocol.TokenView;

/** Tokens for programs: making, listing and revoking them. Rule H17. */
final class TokensApi {
    private static final int MAX_DAYS = 366;
    private static final int MAX_NAME = 60;
    private static final String DOC = "\\*|[A-Za-z0-9_.:-]{1,64}";

    private final ProgramTokens tokens;
    private final RightsWatch watch;
    private final AuditLog audit;

    TokensApi(ProgramTokens tokens, RightsWatch watch, AuditLog audit) {
        this.tokens = tokens;
        this.watch = watch;
        this.audit = audit;
    }

    /** The owner of a program's sockets, as the watch names it. */
    static String owner(String token) {
        return "token " + token;
    }

    void mount(Router router, Gate gate) {
        gate.at(router.get("/api/v1/program-tokens"), Action.KEEP_TOKENS, Gate::programme, this::list);
        gate.at(router.post("/api/v1/program-tokens"), Action.KEEP_TOKENS, Gate::programme, this::make);
        gate.at(router.delete("/api/v1/program-tokens/:id"), Action.KEEP_TOKENS, Gate::programme, this::revoke);
    }

    private Future<Void> list(RoutingContext ctx, Caller caller) {
        Answers.json(
                ctx,
                tokens.list()
                        .map(all -> all.stream().map(each -> view(each, null)).toList()));
        return Future.succeededFuture();
    }

    private Future<Void> make(RoutingContext ctx, Caller caller) {
        NewProgramToken wish = Answers.body(ctx, NewProgramToken.class);
        String by = caller.person().id();
        Answers.json(
                ctx,
                tokens.make(name(wish), grant(wish), days(wish), by)
                        .onSuccess(made ->
                                audit.note(by, What.TOKEN_MADE, made.known().id()))
                        .map(made -> view(made.known(), made.token())));
        return Future.succeededFuture();
    }

    private Future<Void> revoke(RoutingContext ctx, Caller caller) {
        String id = ctx.pathParam("id");
        Answers.empty(ctx, tokens.revoke(id).map(revoked -> {
            if (!revoked) {
                throw ProblemException.notFound("There is no such token that is good.");
            }
            watch.changed(owner(id));
            audit.note(caller.person().id(), What.TOKEN_REVOKED, id);
            return revoked;
        }));
        return Future.succeededFuture();
    }

    private static String name(NewProgramToken wish) {
        String name = wish.name() == null ? "" : wish.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw ProblemException.badRequest("Please say in 1 to " + MAX_NAME + " characters what the token is for.");
        }
        return name;
    }

    private static Grant grant(NewProgramToken wish) {
        if (wish.doc() == null || !wish.doc().matches(DOC)) {
            throw ProblemException.badRequest("doc must be a document's id, or * for all");
        }
        for (Access access : Access.values()) {
            if (access.name().equals(wish.access())) {
                return new Grant(wish.doc(), access);
            }
        }
        throw ProblemException.badRequest("access must be READ, WRITE or CREATE");
    }

    private static Duration days(NewProgramToken wish) {
        if (wish.days() < 1 || wish.days() > MAX_DAYS) {
            throw ProblemException.badRequest("days must be from 1 to " + MAX_DAYS);
        }
        return Duration.ofDays(wish.days());
    }

    private static TokenView view(ProgramToken it, @Nullable String token) {
        return new TokenView(
                it.id(),
                it.name(),
                it.grant().doc(),
                it.grant().access().name(),
                it.createdAt(),
                it.expiresAt(),
                it.revokedAt() != null,
                token);
    }
}
