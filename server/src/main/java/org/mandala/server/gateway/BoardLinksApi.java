package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.BoardLink;
import org.mandala.server.board.BoardLinks;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Person;
import org.mandala.server.protocol.BoardCards.BoardEntrance;
import org.mandala.server.protocol.BoardCards.BoardLinkView;
import org.mandala.server.protocol.BoardCards.NewBoardLink;
import org.mandala.server.protocol.Requests;

/** Links to boards: making, withdrawing and taking them. Rule B10. */
final class BoardLinksApi {
    private static final String LINKS = "/api/v1/boards/:id/links";

    private final BoardLinks links;
    private final LoginCookie cookie;
    private final RemoteAddress remote;
    private final Attempts attempts;
    private final AuditLog audit;

    BoardLinksApi(BoardLinks links, LoginCookie cookie, RemoteAddress remote, Attempts attempts, AuditLog audit) {
        this.links = links;
        this.cookie = cookie;
        this.remote = remote;
        this.attempts = attempts;
        this.audit = audit;
    }

    void mount(Router router, Gate gate) {
        gate.signedIn(router.get(LINKS), Action.OPEN_BOARD, this::list);
        gate.signedIn(router.post(LINKS), Action.OPEN_BOARD, this::make);
        gate.signedIn(router.delete(LINKS + "/:link"), Action.OPEN_BOARD, this::revoke);
        gate.anyone(router.post("/api/v1/board-links"), Action.SIGN_IN, ctx -> take(ctx, gate));
    }

    private Future<Void> list(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                links.of(person.id(), ctx.pathParam("id"))
                        .map(all -> all.stream().map(each -> view(each, null)).toList()));
        return Future.succeededFuture();
    }

    private Future<Void> make(RoutingContext ctx, Person person) {
        NewBoardLink wish = Answers.body(ctx, NewBoardLink.class);
        Answers.json(
                ctx,
                links.make(person.id(), ctx.pathParam("id"), BoardsApi.access(wish.access()), wish.days())
                        .onSuccess(made -> audit.note(
                                person.id(), What.BOARD_LINK_MADE, made.link().id()))
                        .map(made -> view(made.link(), made.token())));
        return Future.succeededFuture();
    }

    private Future<Void> revoke(RoutingContext ctx, Person person) {
        String id = ctx.pathParam("link");
        Answers.empty(ctx, links.revoke(person.id(), ctx.pathParam("id"), id).map(revoked -> {
            if (!revoked) {
                throw ProblemException.notFound("There is no such link, or it is withdrawn already.");
            }
            audit.note(person.id(), What.BOARD_LINK_REVOKED, id);
            return revoked;
        }));
        return Future.succeededFuture();
    }

    /** Who is signed in keeps who they are. */
    private void take(RoutingContext ctx, Gate gate) {
        String token = Answers.body(ctx, Requests.UseLink.class).token();
        Future<BoardEntrance> entrance = gate.current(ctx)
                .compose(who ->
                        links.take(token, who.map(it -> it.person().id()).orElse(null), remote.device(ctx.request())))
                .map(taken -> {
                    if (taken.secret() != null) {
                        cookie.set(ctx, taken.secret());
                    }
                    audit.note(taken.person().id(), What.BOARD_LINK_TAKEN, taken.board());
                    return new BoardEntrance(taken.board());
                });
        Answers.json(ctx, attempts.judge(remote.of(ctx.request()), entrance));
    }

    private static BoardLinkView view(BoardLink link, @Nullable String token) {
        return new BoardLinkView(
                link.id(), link.access().name(), link.createdAt(), link.expiresAt(), link.revokedAt() != null, token);
    }
}
