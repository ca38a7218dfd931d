package org.mandala.server.gateway;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mandala.server.Config.Limits;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.gateway.DocSocket.Pass;
import org.mandala.server.gateway.Openers.Opener;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.Standing;
import org.mandala.server.identity.Tickets;
import org.mandala.server.identity.Tickets.Holder;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.room.Sessions;

/**
 * Opens the two kinds of sockets. A foreign origin is refused before the upgrade; who one is and what one may do is answered by a close
 * code after it, since a browser cannot see why a handshake was refused. Rules D1 and S1.
 */
final class Sockets {
    private final Vertx vertx;
    private final Origins origins;
    private final Door door;
    private final People people;
    private final Docs docs;
    private final Sessions sessions;
    private final ProgrammeClock clock;
    private final Limits limits;
    private final LiveSockets live;
    private final Bearers bearers;
    private final Openers openers;
    private final Headcount headcount;
    private final Map<EventLoop, Pulse> pulses = new ConcurrentHashMap<>();

    Sockets(
            Vertx vertx,
            Origins origins,
            Door door,
            Tickets tickets,
            ProgramTokens tokens,
            People people,
            DocStore docStore,
            Docs docs,
            Sessions sessions,
            ProgrammeClock clock,
            Limits limits,
            Logins logins,
            LiveSockets live) {
        this.live = live;
        this.bearers = new Bearers(tickets, logins, origins);
        this.openers = new Openers(bearers, door, tokens, docStore);
        this.vertx = vertx;
        this.origins = origins;
        this.door = door;
        this.people = people;
        this.docs = docs;
        this.sessions = sessions;
        this.clock = clock;
        this.limits = limits;
        this.headcount = new Headcount(limits);
    }

    void doc(RoutingContext ctx) {
        String doc = ctx.pathParam("id");
        boolean wantsSaved = "1".equals(ctx.request().getParam("saved"));
        long turn = live.turn();
        upgrade(
                ctx,
                socket -> openers.of(ctx.request(), doc).compose(opener -> {
                    DocSocket member = new DocSocket(doc, docs, socket, limits, opener.pass(wantsSaved));
                    return docs.join(doc, member).onSuccess(ignored -> {
                        watch(socket, Set.of(opener.owner(), ofDoc(doc)), turn, () -> judge(member, opener));
                        socket.listen(member);
                    });
                }));
    }

    /** Opens the document of a rehearsal, for the house itself. */
    void rehearse(RoutingContext ctx, Docs stage) {
        Pass pass = new Pass(FirstVisit.DOC, null, false, null, true);
        upgrade(ctx, socket -> {
            DocSocket member = new DocSocket(FirstVisit.DOC, stage, socket, limits, pass);
            return stage.join(FirstVisit.DOC, member).onSuccess(ignored -> socket.listen(member));
        });
    }

    void session(RoutingContext ctx) {
        String session = ctx.pathParam("id");
        long turn = live.turn();
        upgrade(
                ctx,
                socket -> bearers.of(ctx.request(), "session:" + session)
                        .compose(holder -> attendeeNow(holder, session).map(who -> {
                            SessionSocket attendee = new SessionSocket(
                                    vertx, session, rosterPerson(who), who.standing(), sessions, clock, socket, limits);
                            watch(socket, Set.of(holder.person()), turn, () -> judge(attendee, holder, session));
                            socket.listen(attendee);
                            return null;
                        })));
    }

    /** What the sockets of a document are told of, when who may open it has changed. */
    static String ofDoc(String doc) {
        return "doc:" + doc;
    }

    /** Judges the socket again, on its own event loop, whenever its rights may have changed. Rule R6. */
    private void watch(Socket socket, Set<String> keys, long turn, Supplier<Future<?>> judge) {
        Judgement there = new Judgement(vertx, socket, judge);
        keys.forEach(key -> live.add(key, turn, there));
        socket.whenGone(() -> keys.forEach(key -> live.remove(key, there)));
    }

    private static Future<?> judge(DocSocket member, Opener opener) {
        return opener.now().map(access -> {
            member.allow(access.orElseThrow(() -> new Closed(Close.NOT_ALLOWED)));
            return access;
        });
    }

    private Future<?> judge(SessionSocket attendee, Holder holder, String session) {
        return attendeeNow(holder, session).map(who -> {
            attendee.regard(rosterPerson(who), who.standing());
            return who;
        });
    }

    private void upgrade(RoutingContext ctx, Function<Socket, Future<Void>> open) {
        if (origins.isForeign(ctx.request())) {
            ctx.fail(ProblemException.notAllowed("This socket is for our own page."));
            return;
        }
        String address = Headcount.address(ctx.request());
        if (!headcount.admits(address)) {
            ctx.fail(ProblemException.busy());
            return;
        }
        Channel channel = Wire.channelOf(ctx.request());
        Pulse pulse = pulses.computeIfAbsent(channel.eventLoop(), Pulse::new);
        ctx.request()
                .toWebSocket()
                .onFailure(failure -> {
                    headcount.leave(address);
                    ctx.fail(failure);
                })
                .onSuccess(webSocket -> {
                    Socket socket = new Socket(vertx, channel, pulse, limits, () -> headcount.leave(address));
                    Future.succeededFuture(socket)
                            .compose(open)
                            .onFailure(failure -> socket.close(Closed.why(failure)));
                });
    }

    /** A login may have ended since its ticket was made. */
    private Future<Caller> attendeeNow(Holder holder, String session) {
        return bearers.requireLogin(holder).compose(ignored -> attendee(holder, session));
    }

    private Future<Caller> attendee(Holder holder, String session) {
        String id = holder.person();
        return Future.all(people.find(id), door.require(id, Action.ENTER_SESSION, Place.session(session)))
                .map(both -> new Caller(both.<Optional<Person>>resultAt(0).orElseThrow(), both.<Standing>resultAt(1)));
    }

    /** Who has not given both name and site at the doors has neither here. */
    private static RosterPerson rosterPerson(Caller who) {
        Person person = who.person();
        Role role = who.standing().role().orElseThrow();
        String name = person.name();
        String site = person.site();
        return name == null || site == null
                ? new RosterPerson(person.id(), "", "", role)
                : new RosterPerson(person.id(), name, site, role);
    }
}
