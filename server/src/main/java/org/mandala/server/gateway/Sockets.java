package org.mandala.server.gateway;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandala.server.Config.Limits;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Grant;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.Standing;
import org.mandala.server.identity.Tickets;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.room.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the two kinds of sockets. A foreign origin is refused before the upgrade; who one is and what one may do is answered by a close
 * code after it, since a browser cannot see why a handshake was refused. Rules D1 and S1.
 */
final class Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    private final Vertx vertx;
    private final Origins origins;
    private final Door door;
    private final Tickets tickets;
    private final ProgramTokens tokens;
    private final People people;
    private final DocStore docStore;
    private final Docs docs;
    private final Sessions sessions;
    private final ProgrammeClock clock;
    private final Limits limits;
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
            Limits limits) {
        this.vertx = vertx;
        this.origins = origins;
        this.door = door;
        this.tickets = tickets;
        this.tokens = tokens;
        this.people = people;
        this.docStore = docStore;
        this.docs = docs;
        this.sessions = sessions;
        this.clock = clock;
        this.limits = limits;
        this.headcount = new Headcount(limits);
    }

    void doc(RoutingContext ctx) {
        String doc = ctx.pathParam("id");
        boolean wantsSaved = "1".equals(ctx.request().getParam("saved"));
        upgrade(
                ctx,
                socket -> entryTo(ctx.request(), doc).compose(entry -> {
                    DocSocket member = new DocSocket(doc, docs, socket, limits, entry.pass(wantsSaved));
                    return docs.join(doc, member).onSuccess(ignored -> socket.listen(member));
                }));
    }

    void session(RoutingContext ctx) {
        String session = ctx.pathParam("id");
        upgrade(
                ctx,
                socket -> attendee(ctx.request(), session).map(who -> {
                    RosterPerson person = attendee(who);
                    socket.listen(
                            new SessionSocket(vertx, session, person, who.standing(), sessions, clock, socket, limits));
                    return null;
                }));
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
                    Future.succeededFuture(socket).compose(open).onFailure(failure -> socket.close(why(failure)));
                });
    }

    /** Who may come in, and with what right. */
    private record Entry(String account, @Nullable String person, Access access) {
        DocSocket.Pass pass(boolean wantsSaved) {
            return new DocSocket.Pass(account, person, access != Access.READ, wantsSaved);
        }
    }

    private Future<Entry> entryTo(HttpServerRequest request, String doc) {
        String ticket = request.getParam("ticket");
        return ticket != null ? byTicket(request, ticket, doc) : byToken(request.getParam("token"), doc);
    }

    private Future<Entry> byTicket(HttpServerRequest request, String ticket, String doc) {
        String person = holder(request, ticket, "doc:" + doc);
        return door.openDoc(person, doc)
                .map(access -> access.orElseThrow(() -> new Closed(Close.NOT_ALLOWED)))
                .map(access -> new Entry("person:" + person, person, access));
    }

    private Future<Entry> byToken(@Nullable String token, String doc) {
        return accessBy(token, doc).map(access -> new Entry("program:" + token, null, access));
    }

    private Future<Access> accessBy(@Nullable String token, String doc) {
        Grant grant =
                Optional.ofNullable(token).flatMap(tokens::verify).orElseThrow(() -> new Closed(Close.NOT_SIGNED_IN));
        if (!grant.covers(doc)) {
            throw new Closed(Close.NOT_ALLOWED);
        }
        return grant.access() == Access.CREATE
                ? docStore.create(doc).map(ignored -> Access.WRITE)
                : Future.succeededFuture(grant.access());
    }

    private Future<Caller> attendee(HttpServerRequest request, String session) {
        String ticket = Optional.ofNullable(request.getParam("ticket")).orElse("");
        String id = holder(request, ticket, "session:" + session);
        return Future.all(people.find(id), door.require(id, Action.ENTER_SESSION, Place.session(session)))
                .map(both -> new Caller(both.<Optional<Person>>resultAt(0).orElseThrow(), both.<Standing>resultAt(1)));
    }

    /** Who comes in without having given a name at the doors is sent back there. */
    private static RosterPerson attendee(Caller who) {
        Person person = who.person();
        if (person.name() == null || person.site() == null) {
            throw new Closed(Close.NOT_ALLOWED);
        }
        return new RosterPerson(
                person.id(), person.name(), person.site(), who.standing().role().orElseThrow());
    }

    /** A ticket is a browser's, and a browser names its origin. */
    private String holder(HttpServerRequest request, String ticket, String target) {
        return Optional.of(ticket)
                .filter(given -> origins.isOurs(request))
                .flatMap(given -> tickets.take(given, target))
                .orElseThrow(() -> new Closed(Close.NOT_SIGNED_IN));
    }

    private static Close why(Throwable failure) {
        if (failure instanceof Closed closed) {
            return closed.why;
        }
        if (failure instanceof NoSuchDoc) {
            return Close.NO_SUCH_DOC;
        }
        if (failure instanceof ProblemException) {
            return Close.NOT_ALLOWED;
        }
        LOG.error("a socket could not be opened", failure);
        return Close.INTERNAL;
    }

    /** Not let in, and the code that says why. */
    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Close why;

        Closed(Close why) {
            super(why.reason(), null, false, false);
            this.why = why;
        }
    }
}
