package org.mandala.server.gateway;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mandala.server.Config.Limits;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Grant;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.ProgramToken;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.Standing;
import org.mandala.server.identity.Tickets;
import org.mandala.server.identity.Tickets.Holder;
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
    private final Logins logins;
    private final LiveSockets live;
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
        this.logins = logins;
        this.live = live;
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
        long turn = live.turn();
        upgrade(
                ctx,
                socket -> opener(ctx.request(), doc).compose(opener -> {
                    DocSocket member = new DocSocket(doc, docs, socket, limits, opener.pass(wantsSaved));
                    return docs.join(doc, member).onSuccess(ignored -> {
                        watch(socket, Set.of(opener.owner(), ofDoc(doc)), turn, () -> judge(member, opener));
                        socket.listen(member);
                    });
                }));
    }

    void session(RoutingContext ctx) {
        String session = ctx.pathParam("id");
        long turn = live.turn();
        upgrade(ctx, socket -> {
            String ticket =
                    Optional.ofNullable(ctx.request().getParam("ticket")).orElse("");
            Holder holder = holder(ctx.request(), ticket, "session:" + session);
            return attendeeNow(holder, session).map(who -> {
                SessionSocket attendee = new SessionSocket(
                        vertx, session, rosterPerson(who), who.standing(), sessions, clock, socket, limits);
                watch(socket, Set.of(holder.person()), turn, () -> judge(attendee, holder, session));
                socket.listen(attendee);
                return null;
            });
        });
    }

    /** What the sockets of a document are told of, when who may open it has changed. */
    static String ofDoc(String doc) {
        return "doc:" + doc;
    }

    /** Judges the socket again, on its own event loop, whenever its rights may have changed. Rule R6. */
    private void watch(Socket socket, Set<String> keys, long turn, Runnable judge) {
        Context home = vertx.getOrCreateContext();
        Runnable there = () -> home.runOnContext(ignored -> judge.run());
        keys.forEach(key -> live.add(key, turn, there));
        socket.whenGone(() -> keys.forEach(key -> live.remove(key, there)));
    }

    private void judge(DocSocket member, Opener opener) {
        opener.now()
                .onSuccess(access -> {
                    if (access.isPresent()) {
                        member.allow(access.get());
                    } else {
                        member.close(Close.NOT_ALLOWED);
                    }
                })
                .onFailure(failure -> member.close(why(failure)));
    }

    private void judge(SessionSocket attendee, Holder holder, String session) {
        attendeeNow(holder, session)
                .onSuccess(who -> attendee.regard(rosterPerson(who), who.standing()))
                .onFailure(failure -> attendee.close(why(failure)));
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

    private Future<Opener> opener(HttpServerRequest request, String doc) {
        String ticket = request.getParam("ticket");
        return ticket != null
                ? byTicket(holder(request, ticket, "doc:" + doc), doc)
                : byToken(request.getParam("token"), doc);
    }

    private Future<Opener> byTicket(Holder holder, String doc) {
        Supplier<Future<Optional<Access>>> ask =
                () -> requireLogin(holder).compose(good -> door.openDoc(holder.person(), doc));
        return ask.get()
                .map(access -> new Opener(
                        holder.person(),
                        holder.person(),
                        access.orElseThrow(() -> new Closed(Close.NOT_ALLOWED)),
                        ask));
    }

    private Future<Opener> byToken(@Nullable String token, String doc) {
        return Optional.ofNullable(token)
                .map(tokens::admit)
                .orElse(Future.succeededFuture(Optional.empty()))
                .compose(found -> open(found.orElseThrow(() -> new Closed(Close.NOT_SIGNED_IN)), doc));
    }

    private Future<Opener> open(ProgramToken token, String doc) {
        Grant grant = token.grant();
        if (!grant.covers(doc)) {
            throw new Closed(Close.NOT_ALLOWED);
        }
        Access access = grant.access() == Access.READ ? Access.READ : Access.WRITE;
        Opener opener = new Opener(
                TokensApi.owner(token.id()),
                null,
                access,
                () -> tokens.isGood(token.id()).map(good -> {
                    if (good) {
                        return Optional.of(access);
                    }
                    throw new Closed(Close.NOT_SIGNED_IN);
                }));
        return grant.access() == Access.CREATE ? docStore.create(doc).map(opener) : Future.succeededFuture(opener);
    }

    /** A login may have ended since its ticket was made. */
    private Future<Caller> attendeeNow(Holder holder, String session) {
        return requireLogin(holder).compose(ignored -> attendee(holder, session));
    }

    private Future<Caller> attendee(Holder holder, String session) {
        String id = holder.person();
        return Future.all(people.find(id), door.require(id, Action.ENTER_SESSION, Place.session(session)))
                .map(both -> new Caller(both.<Optional<Person>>resultAt(0).orElseThrow(), both.<Standing>resultAt(1)));
    }

    /** Who comes in without having given a name at the doors is sent back there. */
    private static RosterPerson rosterPerson(Caller who) {
        Person person = who.person();
        if (person.name() == null || person.site() == null) {
            throw new Closed(Close.NOT_ALLOWED);
        }
        return new RosterPerson(
                person.id(), person.name(), person.site(), who.standing().role().orElseThrow());
    }

    private Future<Boolean> requireLogin(Holder holder) {
        return logins.isGood(holder.login()).map(good -> {
            if (!good) {
                throw new Closed(Close.NOT_SIGNED_IN);
            }
            return good;
        });
    }

    /** A ticket is a browser's, and a browser names its origin. */
    private Holder holder(HttpServerRequest request, String ticket, String target) {
        return Optional.of(ticket)
                .filter(given -> origins.isOurs(request))
                .flatMap(given -> tickets.take(given, target))
                .orElseThrow(() -> new Closed(Close.NOT_SIGNED_IN));
    }

    /** Who opened a doc, with which access, and how to ask what access they have now; empty for none. */
    private record Opener(
            String owner, @Nullable String person, Access access, Supplier<Future<Optional<Access>>> ask) {

        DocSocket.Pass pass(boolean wantsSaved) {
            String account = person == null ? owner : "person:" + person;
            return new DocSocket.Pass(account, person, access != Access.READ, wantsSaved);
        }

        Future<Optional<Access>> now() {
            return ask.get();
        }
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
