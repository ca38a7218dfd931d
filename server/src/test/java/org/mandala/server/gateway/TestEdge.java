package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mandala.server.Config;
import org.mandala.server.ProgrammeRooms;
import org.mandala.server.board.BoardLinks;
import org.mandala.server.board.Boards;
import org.mandala.server.board.Templates;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.History;
import org.mandala.server.doc.LogFollower;
import org.mandala.server.doc.Rehearsal;
import org.mandala.server.doc.Versions;
import org.mandala.server.home.FreeSpace;
import org.mandala.server.home.Homes;
import org.mandala.server.home.LoopWorker;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.home.Worker;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Issuer;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.Reception;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SignInLetters;
import org.mandala.server.identity.SignInLinks;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.SpentTickets;
import org.mandala.server.identity.Tickets;
import org.mandala.server.mail.OutboxMailer;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.practice.Workshop;
import org.mandala.server.presence.HereNow;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.room.Around;
import org.mandala.server.room.Sessions;
import org.mandala.server.store.memory.MemoryStore;

/** The edge over an empty store, to look at its routes. */
final class TestEdge {
    static Edge of(Vertx vertx, Path data) {
        InstantSource time = InstantSource.system();
        MemoryStore store = new MemoryStore(time);
        Templates templates = new Templates(null);
        Practices practices = new Practices(null, templates);
        Homes homes = Homes.open(vertx, 1).await();
        ProgrammeClock clock = ProgrammeClock.fromNow();
        SigningKey key = SigningKey.of(data, new SecureRandom());
        RightsWatch watch = new RightsWatch();
        Logins logins = new Logins(store.people(), store.keys(), time, new SecureRandom(), watch);
        Docs docs = new Docs(
                homes,
                store.docs(),
                store.authors(),
                Config.read(Path.of(""), Map.of(), Map.of()).limits(),
                Worker.here(),
                Worker.here(),
                time::millis,
                LogFollower.Factory.NONE,
                Neighbours.NONE);
        Versions versions = new Versions(store.docs(), store.versions(), Worker.here(), time::millis, 9, 9, 1 << 20);
        SignInLinks links = new SignInLinks(store.keys(), logins, time, new SecureRandom());
        OutboxMailer mailer = new OutboxMailer(store.outbox(), time);
        Boards boards = new Boards(
                store.boards(),
                store.docs(),
                docs,
                templates,
                store.programme(),
                store.circles(),
                time,
                new SecureRandom());
        Reception reception = new Reception(
                store.people(),
                new Invites(store.people(), logins, watch, time, new SecureRandom()),
                logins,
                store.keys(),
                links,
                new SignInLetters(store.people(), links, mailer, () -> "http://localhost"),
                Optional.of(new Issuer(
                        vertx,
                        new Issuer.Settings("https://issuer.example", "us", "secret", "Issuer"),
                        time,
                        new SecureRandom())),
                new Tickets(key, SpentTickets.HERE, time, new SecureRandom()),
                new ProgramTokens(key, store.tokens(), time),
                key,
                watch,
                store.audit(),
                new AuditLog(store.audit(), time, new SecureRandom()),
                store.traces());
        Holdings holdings = new Holdings(
                store.programme(),
                ProgrammeRooms.desk(
                        store,
                        templates,
                        practices,
                        watch,
                        SigningKey.of(data, new SecureRandom()),
                        () -> "http://localhost",
                        time,
                        new SecureRandom(),
                        Worker.here()),
                practices,
                new Workshop(practices, store.practices(), time, new Random(1)),
                boards,
                new BoardLinks(store.boardLinks(), boards.keeping(), logins, time, new SecureRandom()),
                session -> Future.failedFuture("nothing was harvested"));
        Live live = new Live(
                store.docs(),
                docs,
                Rehearsal.docs(
                        homes,
                        Config.read(Path.of(""), Map.of(), Map.of()).limits(),
                        new LoopWorker(vertx, "doc-loader")),
                new History(docs, store.docs(), versions, store.authors(), Worker.here(), time::millis),
                new Sessions(
                        homes,
                        store.rooms(),
                        new Runs(practices, new Random(1)),
                        Around.nothing(),
                        clock,
                        new Random(1),
                        Neighbours.NONE,
                        new HereNow()),
                clock,
                Neighbours.NONE.world(new HereNow()));
        return new Edge(
                vertx,
                Config.read(Path.of(""), Map.of(), Map.of("data", data.toString())),
                reception,
                holdings,
                live,
                mailer,
                store.outbox(),
                new Readiness(() -> false, () -> FreeSpace.State.OK, docs::damaged, () -> "none", () -> false));
    }

    private TestEdge() {}
}
