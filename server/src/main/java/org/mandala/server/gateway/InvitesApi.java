package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Invite;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.protocol.InviteView;
import org.mandala.server.protocol.Requests.NewInvite;
import org.mandala.server.protocol.Role;

/** Making and ending invites. */
final class InvitesApi {
    private static final int MAX_DAYS = 366;
    private static final int MAX_USES = 1_000;

    private final Invites invites;
    private final Door door;
    private final AuditLog audit;

    InvitesApi(Invites invites, Door door, AuditLog audit) {
        this.audit = audit;
        this.invites = invites;
        this.door = door;
    }

    Future<Void> list(RoutingContext ctx, Caller caller) {
        Answers.json(
                ctx,
                invites.list(ctx.pathParam("id"))
                        .map(all -> all.stream().map(each -> view(each, null)).toList()));
        return Future.succeededFuture();
    }

    Future<Void> create(RoutingContext ctx, Caller caller) {
        String session = ctx.pathParam("id");
        NewInvite wish = Answers.body(ctx, NewInvite.class);
        check(wish);
        Answers.json(
                ctx,
                invites.create(
                                session,
                                wish.role(),
                                wish.days(),
                                wish.maxUses(),
                                caller.person().id())
                        .onSuccess(created -> audit.note(
                                caller.person().id(),
                                What.INVITE_MADE,
                                created.invite().id()))
                        .map(created -> view(created.invite(), created.token())));
        return Future.succeededFuture();
    }

    Future<Void> revoke(RoutingContext ctx, Person person) {
        String id = ctx.pathParam("id");
        Answers.empty(
                ctx,
                invites.find(id)
                        .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such invite.")))
                        .compose(invite ->
                                door.require(person.id(), Action.INVITE_TO_SESSION, Place.session(invite.session())))
                        .compose(standing -> invites.revoke(id))
                        .onSuccess(revoked -> audit.note(person.id(), What.INVITE_REVOKED, id)));
        return Future.succeededFuture();
    }

    private static void check(NewInvite wish) {
        if (wish.role() == null) {
            throw ProblemException.badRequest("role is missing");
        }
        if (wish.role() == Role.STEWARD) {
            throw ProblemException.notAllowed("Nobody becomes a steward by a link. Stewards make others stewards.");
        }
        if (wish.days() < 1 || wish.days() > MAX_DAYS) {
            throw ProblemException.badRequest("days must be from 1 to " + MAX_DAYS);
        }
        if (wish.maxUses() < 0 || wish.maxUses() > MAX_USES) {
            throw ProblemException.badRequest("maxUses must be from 0 (many) to " + MAX_USES);
        }
    }

    private static InviteView view(Invite invite, @org.jspecify.annotations.Nullable String token) {
        return new InviteView(
                invite.id(),
                invite.role(),
                invite.createdAt(),
                invite.expiresAt(),
                invite.uses(),
                invite.maxUses(),
                invite.revokedAt() != null,
                token);
    }
}
