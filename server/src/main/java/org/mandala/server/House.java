package org.mandala.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.BoardLinks;
import org.mandala.server.board.Templates;
import org.mandala.server.content.ContentProblem;
import org.mandala.server.doc.Rehearsal;
import org.mandala.server.doc.RoomyDocs;
import org.mandala.server.gateway.Edge;
import org.mandala.server.gateway.Holdings;
import org.mandala.server.gateway.Live;
import org.mandala.server.gateway.Readiness;
import org.mandala.server.home.FreeSpace;
import org.mandala.server.home.Homes;
import org.mandala.server.home.KeptTime;
import org.mandala.server.home.LoopWorker;
import org.mandala.server.home.ProgrammeClock;
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
import org.mandala.server.mail.Mailer;
import org.mandala.server.mail.OutboxMailer;
import org.mandala.server.mail.SmtpMailer;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Workshop;
import org.mandala.server.presence.HereNow;
import org.mandala.server.programme.DemoLinks;
import org.mandala.server.programme.DemoProgramme;
import org.mandala.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of the house, put together over one store. Nothing else knows them all. */
final class House {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Vertx vertx;
    private final Config config;
    private final Store store;
    private final Supplier<String> url;
    private final BooleanSupplier closing;
    private final InstantSource time = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final Upkeep upkeep;
    private final ProgrammeClock clock;
    private final FreeSpace space;
    private final SigningKey key;
    private final RightsWatch watch = new RightsWatch();
    private final HereNow hereNow = new HereNow();
    private final Logins logins;
    private final Invites invites;
    private final Mailer mailer;
    private final Templates templates;
    private final Practices practices;
    private @Nullable OtherNodes others;
    private @Nullable Rooms rooms;

    /** {@code url} is where people reach it, known once it listens; {@code closing} is true once nobody new is to be sent here. */
    House(Vertx vertx, Config config, Store store, Supplier<String> url, BooleanSupplier closing) {
        this.vertx = vertx;
        this.config = config;
        this.store = store;
        this.url = url;
        this.closing = closing;
        KeptTime kept = new KeptTime(config.dataFolder());
        this.clock = kept.open((double) System.currentTimeMillis());
        this.upkeep = new Upkeep(vertx, config, time, kept, clock);
        upkeep.keepTime();
        this.space = upkeep.watchSpace();
        this.key = key();
        this.logins = new Logins(store.people(), store.keys(), time, random, watch);
        this.invites = new Invites(store.people(), logins, watch, time, random);
        this.mailer = mailer();
        this.templates = new Templates(contentFolder("templates"));
        this.practices = new Practices(contentFolder("practices"), templates);
    }

    /** Completes with the port once it serves. It rehearses before, so that the first to come need not wait for the JVM. */
    Future<Integer> open(int loops) {
        report(templates.problems(), practices.problems());
        upkeep.backUp();
        ProgrammeRooms.remind(vertx, store, mailer, url, time);
        Workshop workshop = new Workshop(practices, store.practices(), time, random);
        Future<Boolean> rehearsal = vertx.executeBlocking(Rehearsal::run);
        return workshop.open()
                .compose(ignored -> rehearsal)
                .compose(ignored -> Homes.open(vertx, loops))
                .compose(homes -> listen(edge(homes, workshop), loops));
    }

    /** Once the common time is known, so that nobody is told another first (K9), and the name is this node's alone (N6). */
    private Future<Integer> listen(Edge edge, int loops) {
        OtherNodes known = Objects.requireNonNull(others);
        return known.settled()
                .compose(ignored -> upkeep.noteTime())
                .compose(ignored -> edge.gateway().open(loops));
    }

    Future<Optional<DemoLinks>> loadDemo() {
        return new DemoProgramme(
                        store.programme(), store.register(), store.calendar(), store.agreements(), invites, key, time)
                .load();
    }

    /** Sends everybody away to come back, stores what was taken, and says good-bye to the other nodes. */
    Future<Void> close() {
        Rooms open = rooms;
        OtherNodes known = others;
        Future<Void> away = open == null ? Future.succeededFuture() : open.sendAway();
        return away.transform(ignored -> known == null ? Future.succeededFuture() : known.close());
    }

    private Edge edge(Homes homes, Workshop workshop) {
        OtherNodes found = OtherNodes.find(vertx, config, homes, random, watch, hereNow, clock);
        others = found;
        Rooms open = Rooms.open(
                vertx,
                config,
                store,
                new RoomyDocs(store.docs(), () -> space.state() == FreeSpace.State.FULL),
                homes,
                found,
                hereNow,
                templates,
                practices,
                clock,
                time,
                random);
        rooms = open;
        return new Edge(
                vertx,
                config,
                reception(found.spentTickets()),
                holdings(open, workshop),
                new Live(
                        open.docStore(),
                        open.docs(),
                        Rehearsal.docs(homes, config.limits(), new LoopWorker(vertx, "doc-loader")),
                        open.history(),
                        open.sessions(),
                        clock,
                        found.neighbours().world(hereNow)),
                mailer,
                store.outbox(),
                new Readiness(store::isFailing, space::state, open.docs()::damaged, found::line, closing));
    }

    private Reception reception(SpentTickets spent) {
        SignInLinks links = new SignInLinks(store.keys(), logins, time, random);
        return new Reception(
                store.people(),
                invites,
                logins,
                store.keys(),
                links,
                new SignInLetters(store.people(), links, mailer, url),
                issuer(),
                new Tickets(key, spent, time, random),
                new ProgramTokens(key, store.tokens(), time),
                key,
                watch,
                store.audit(),
                new AuditLog(store.audit(), time, random),
                store.traces());
    }

    private Holdings holdings(Rooms open, Workshop workshop) {
        return new Holdings(
                store.programme(),
                ProgrammeRooms.desk(
                        store,
                        templates,
                        practices,
                        watch,
                        key,
                        url,
                        time,
                        random,
                        new LoopWorker(vertx, "calendar-writer")),
                practices,
                workshop,
                open.boards(),
                new BoardLinks(store.boardLinks(), open.boards().keeping(), logins, time, random),
                new Harvests(store, open.pasts()));
    }

    private SigningKey key() {
        String shared = config.node().signingKey();
        return shared.isEmpty() ? SigningKey.of(config.dataFolder(), random) : SigningKey.shared(shared);
    }

    private Optional<Issuer> issuer() {
        IssuerKeys it = config.issuer();
        return it.isSet()
                ? Optional.of(new Issuer(
                        vertx,
                        new Issuer.Settings(it.url(), it.clientId(), it.clientSecret(), it.name()),
                        time,
                        random))
                : Optional.empty();
    }

    private Mailer mailer() {
        MailKeys mail = config.mail();
        return mail.isSet()
                ? new SmtpMailer(
                        vertx,
                        new SmtpMailer.Settings(
                                mail.host(), mail.port(), mail.security(), mail.user(), mail.password(), mail.from()))
                : new OutboxMailer(store.outbox(), time);
    }

    private @Nullable Path contentFolder(String kind) {
        if (config.content().isEmpty()) {
            return null;
        }
        Path folder = Path.of(config.content()).resolve(kind);
        return Files.isDirectory(folder) ? folder : null;
    }

    private static void report(List<ContentProblem> templates, List<ContentProblem> practices) {
        Stream.concat(templates.stream(), practices.stream()).forEach(problem -> LOG.warn("not used: {}", problem));
    }
}
