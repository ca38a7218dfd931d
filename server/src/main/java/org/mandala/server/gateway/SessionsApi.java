package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.mandala.server.board.Board;
import org.mandala.server.board.Boards;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Person;
import org.mandala.server.practice.Practice;
import org.mandala.server.practice.Practices;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.AgendaItemView;
import org.mandala.server.protocol.BoardView;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.SessionView;

/** Sessions and the scripts of practices. */
final class SessionsApi {
    private static final String FOREVER = "private, max-age=31536000, immutable";

    private final Programme programme;
    private final Boards boards;
    private final Practices practices;

    SessionsApi(Programme programme, Boards boards, Practices practices) {
        this.programme = programme;
        this.boards = boards;
        this.practices = practices;
    }

    Future<Void> session(RoutingContext ctx, Caller caller) {
        Answers.json(
                ctx,
                view(
                        ctx.pathParam("id"),
                        caller.person().id(),
                        caller.standing().role().orElseThrow(),
                        caller.standing().may(Action.LEAD_SESSION)));
        return Future.succeededFuture();
    }

    /** A version of a practice never changes, so that a browser may keep it. */
    Future<Void> practice(RoutingContext ctx, Person person) {
        byte[] script = version(ctx.pathParam("version"))
                .flatMap(version -> practices.raw(ctx.pathParam("id"), version))
                .orElseThrow(() -> ProblemException.notFound("There is no such practice."));
        return ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, FOREVER)
                .end(Buffer.buffer(script));
    }

    private Future<SessionView> view(String id, String person, Role role, boolean leads) {
        return programme
                .session(id)
                .map(Optional::orElseThrow)
                .compose(session -> Future.all(
                                boards.ofSession(session.first(), session.title(), session.boardTemplate()),
                                programme.sites())
                        .map(both -> view(session, person, role, leads, both.resultAt(0), both.resultAt(1))));
    }

    private SessionView view(Session session, String person, Role role, boolean leads, Board board, List<Site> sites) {
        return new SessionView(
                session.id(),
                session.title(),
                session.cohort(),
                session.start(),
                session.minutes(),
                session.zone(),
                role,
                session.agenda().stream()
                        .map(item -> leads ? view(item) : view(item.forAll()))
                        .toList(),
                new BoardView(board.id(), board.title(), board.frame(), board.content()),
                PeopleApi.siteViews(sites),
                practices.leadableBy(person).stream().map(Practice::listed).toList());
    }

    static AgendaItemView view(AgendaItem item) {
        return new AgendaItemView(
                item.id(),
                item.kind().word(),
                item.title(),
                item.seconds(),
                item.grouping().word(),
                item.practice(),
                item.board(),
                item.prompt(),
                item.notes(),
                item.groups());
    }

    private static Optional<Integer> version(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
