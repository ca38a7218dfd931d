package org.mandala.server;

import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.BoardLinks;
import org.mandala.server.board.Boards;
import org.mandala.server.board.Templates;
import org.mandala.server.content.ContentProblem;
import org.mandala.server.doc.AutomaticVersions;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.History;
import org.mandala.server.doc.Rehearsal;
import org.mandala.server.doc.RoomyDocs;
import org.mandala.server.doc.Versions;
import org.mandala.server.gateway.Edge;
import org.mandala.server.gateway.ProgrammeDesk;
import org.mandala.server.gateway.Readiness;
import org.mandala.server.home.FreeSpace;
import org.mandala.server.home.Homes;
import org.mandala.server.home.KeptTime;
import org.mandala.server.home.LoopWorker;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.home.Worker;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Issuer;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SignInLetters;
import org.mandala.server.identity.SignInLinks;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.Tickets;
import org.mandala.server.mail.Mailer;
import org.mandala.server.mail.OutboxMailer;
import org.mandala.server.mail.SmtpMailer;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.practice.Workshop;
import org.mandala.server.presence.HereNow;
import org.mandala.server.programme.DemoLinks;
import org.mandala.server.programme.DemoProgramme;
import org.mandala.server.protocol.Close;
import org.mandala.server.room.Sessions;
import org.mandala.server.store.Store;
import org.mandala.server.store.sqlite.BackupShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: opens the store, puts the house together, listens. Nothing else knows all its parts. */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** One for each core: on a machine of one, everything is on one loop and nothing crosses threads. */
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 10;

    /** A disk fills in minutes, or by one large file in seconds. */
    private static final long SPACE_LOOK_MS = 5_000;

    private static final long MS_PER_MINUTE = 60_000;

    private final Vertx vertx;
    private final Config config;
    private final Store store;
    private final InstantSource time = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final KeptTime keptTime;
    private final ProgrammeClock clock;
    private final FreeSpace space;
    private final SigningKey key;
    private final RightsWatch watch = new RightsWatch();
    private final HereNow hereNow = new HereNow();
    private final Logins logins;
    private final Invites invites;
    private @Nullable Docs docs;
    private @Nullable Sessions sessions;
    private @Nullable OtherNodes otherNodes;
    private volatile boolean closing;
    private String url = "";
    private @Nullable DemoLinks demo;

    private Server(Vertx vertx, Config config, Store store) {
        this.vertx = vertx;
        this.config = config;
        this.store = store;
        this.keptTime = new KeptTime(config.dataFolder());
        this.clock = keptTime.open((double) System.currentTimeMillis());
        this.space = new FreeSpace(
                config.dataFolder(), config.space().warn(), config.space().full());
        this.key = config.node().signingKey().isEmpty()
                ? SigningKey.of(config.dataFolder(), random)
                : SigningKey.shared(config.node().signingKey());
        this.logins = new Logins(store.people(), store.keys(), time, random, watch);
        this.invites = new Invites(store.people(), logins, watch, time, random);
    }

    /** Opens the house; returns when it serves. */
    public static Server start(Config config) {
        prepare(config.dataFolder());
        if (!config.plainHttpBecause().isBlank()) {
            LOG.warn("logins travel readable, by plain http, because: {}", config.plainHttpBecause());
        }
        Store store = Stores.open(config, InstantSource.system());
        Server server = new Server(Vertx.vertx(options()), config, store);
        try {
            server.awaitOpen();
            return server;
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    /** Where people reach it. */
    public String url() {
        return url;
    }

    /** The demo's links, or null without a demo. */
    public @Nullable DemoLinks demo() {
        return demo;
    }

    /** What to tell the one who started it: where it is, and the demo's links. */
    public String greeting() {
        return demo == null
                ? "Mandala is open at " + url
                : String.join(
                        "\n",
                        "Mandala is open at " + url,
                        "  facilitator  " + url + "/join#" + demo.facilitatorToken(),
                        "  participant  " + url + "/join#" + demo.participantToken());
    }

    /** Says that nobody new is to be sent here, then sends everybody away to come back, stores what was taken, closes. */
    public void stop() {
        closing = true;
        long drainSeconds = config.node().drainSeconds();
        Future<?> closed = (drainSeconds == 0 ? Future.succeededFuture() : vertx.timer(drainSeconds, TimeUnit.SECONDS))
                .transform(ignored -> sendAway())
                .transform(ignored -> otherNodes == null ? Future.succeededFuture() : otherNodes.close())
                .transform(ignored -> vertx.close())
                .transform(ignored -> store.close());
        try {
            await(closed, drainSeconds + STOP_SECONDS);
        } catch (RuntimeException e) {
            LOG.error("not everything could be closed", e);
        }
    }

    private Future<Void> sendAway() {
        Future<?> people = sessions == null ? Future.succeededFuture() : sessions.close(Close.GOING_AWAY);
        Future<?> work = docs == null ? Future.succeededFuture() : docs.close(Close.GOING_AWAY);
        return Future.join(people, work).mapEmpty();
    }

    /** Homes and listeners share the loops; epoll, where there is one, saves a third of a small write's cost. */
    private static VertxOptions options() {
        return new VertxOptions().setEventLoopPoolSize(LOOPS).setPreferNativeTransport(true);
    }

    private static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CannotStart("cannot make the data folder " + folder.toAbsolutePath() + ": " + e.getMessage());
        }
        if (!Files.isWritable(folder)) {
            throw new CannotStart("cannot write to the data folder " + folder.toAbsolutePath());
        }
    }

    private Optional<Issuer> issuer() {
        Config.OpenId it = config.issuer();
        return it.isSet()
                ? Optional.of(new Issuer(
                        vertx,
                        new Issuer.Settings(it.url(), it.clientId(), it.clientSecret(), it.name()),
                        time,
                        random))
                : Optional.empty();
    }

    private Mailer mailer() {
        Config.MailServer mail = config.mail();
        return mail.isSet()
                ? new SmtpMailer(
                        vertx,
                        new SmtpMailer.Settings(
                                mail.host(), mail.port(), mail.security(), mail.user(), mail.password(), mail.from()))
                : new OutboxMailer(store.outbox(), time);
    }

    private Future<Void> open() {
        vertx.setPeriodic(KeptTime.TOUCH_EVERY_MS, ignored -> keepTime());
        Templates templates = new Templates(contentFolder("templates"));
        Practices practices = new Practices(contentFolder("practices"), templates);
        report(templates.problems(), practices.problems());
        watchSpace();
        backUp();
        DocStore docsToMake = new RoomyDocs(store.docs(), () -> space.state() == FreeSpace.State.FULL);
        ProgrammeDesk desk = ProgrammeRooms.desk(
                store,
                templates,
                practices,
                watch,
                key,
                this::url,
                time,
                random,
                new LoopWorker(vertx, "calendar-writer"));
        Mailer mailer = mailer();
        SignInLinks links = new SignInLinks(store.keys(), logins, time, random);
        ProgrammeRooms.remind(vertx, store, mailer, this::url, time);
        Workshop workshop = new Workshop(practices, store.practices(), time, random);
        Future<Boolean> rehearsal = vertx.executeBlocking(Rehearsal::run);
        return workshop.open()
                .compose(ignored -> rehearsal)
                .compose(ignored -> Homes.open(vertx, LOOPS))
                .compose(homes -> {
                    OtherNodes others = OtherNodes.find(vertx, config, homes, random, watch, hereNow);
                    otherNodes = others;
                    Worker keeper = new LoopWorker(vertx, "doc-keeper");
                    Versions versions = versions(keeper);
                    Docs openDocs = new Docs(
                            homes,
                            store.docs(),
                            store.authors(),
                            config.limits(),
                            new LoopWorker(vertx, "doc-loader"),
                            keeper,
                            time::millis,
                            new AutomaticVersions(versions, time::millis),
                            others.neighbours());
                    docs = openDocs;
                    Boards boards = new Boards(
                            store.boards(),
                            docsToMake,
                            openDocs,
                            templates,
                            store.programme(),
                            store.circles(),
                            time,
                            random);
                    resumeReveals(boards);
                    History history =
                            new History(openDocs, store.docs(), versions, store.authors(), keeper, time::millis);
                    BoardPasts pasts = new BoardPasts(store.boards(), history, keeper);
                    Sessions live = new Sessions(
                            homes,
                            store.rooms(),
                            new Runs(practices, random),
                            new Surroundings(store, boards, templates, pasts, time),
                            clock,
                            random,
                            others.neighbours(),
                            hereNow);
                    sessions = live;
                    return new Edge(
                                    vertx,
                                    config,
                                    store.people(),
                                    invites,
                                    logins,
                                    new Tickets(time, random),
                                    new ProgramTokens(key, store.tokens(), time),
                                    store.programme(),
                                    desk,
                                    practices,
                                    workshop,
                                    boards,
                                    new BoardLinks(store.boardLinks(), boards.keeping(), logins, time, random),
                                    docsToMake,
                                    openDocs,
                                    live,
                                    clock,
                                    mailer,
                                    store.outbox(),
                                    history,
                                    new Readiness(
                                            store::isFailing,
                                            space::state,
                                            openDocs::damaged,
                                            others::line,
                                            () -> closing),
                                    others.neighbours().world(hereNow),
                                    key,
                                    watch,
                                    store.audit(),
                                    new AuditLog(store.audit(), time, random),
                                    store.keys(),
                                    links,
                                    new SignInLetters(store.people(), links, mailer, this::url),
                                    issuer(),
                                    store.traces(),
                                    new Harvests(store, pasts))
                            .gateway()
                            .open(LOOPS);
                })
                .compose(this::loadDemo);
    }

    /** A reveal that a crash interrupted goes on while people come in; what fails is tried again at the next start. */
    private static void resumeReveals(Boards boards) {
        boards.privates().resume().onFailure(failure -> LOG.error("a reveal could not be finished", failure));
    }

    private void keepTime() {
        vertx.executeBlocking(() -> {
            keptTime.touch(clock);
            return clock;
        });
    }

    private Versions versions(Worker keeper) {
        Config.HistoryBounds bounds = config.history();
        return new Versions(
                store.docs(),
                store.versions(),
                keeper,
                time::millis,
                bounds.versions(),
                bounds.named(),
                bounds.bytes());
    }

    private void watchSpace() {
        Worker worker = new LoopWorker(vertx, "space");
        space.look();
        vertx.setPeriodic(
                SPACE_LOOK_MS,
                ignored -> worker.run(() -> {
                    space.look();
                    return true;
                }));
    }

    private void backUp() {
        Config.Backups wish = config.backups();
        if (wish.isSet()) {
            BackupShelf shelf =
                    new BackupShelf(config.dataFolder(), Path.of(wish.folder()), wish.keep(), wish.keepDaily());
            Worker worker = new LoopWorker(vertx, "backup");
            vertx.setPeriodic(
                    wish.minutes() * MS_PER_MINUTE,
                    ignored -> worker.run(() -> shelf.add(time.instant()))
                            .onSuccess(made -> LOG.info("backup made, {} bytes", made.bytes()))
                            .onFailure(failure -> LOG.error("no backup: {}", failure.getMessage())));
        }
    }

    private Future<Void> loadDemo(int port) {
        url = config.url(port);
        return config.demo()
                ? new DemoProgramme(
                                store.programme(),
                                store.register(),
                                store.calendar(),
                                store.agreements(),
                                invites,
                                key,
                                time)
                        .load()
                        .onSuccess(links -> demo = links.orElse(null))
                        .mapEmpty()
                : Future.succeededFuture();
    }

    private @Nullable Path contentFolder(String kind) {
        if (config.content().isEmpty()) {
            return null;
        }
        Path folder = Path.of(config.content()).resolve(kind);
        return Files.isDirectory(folder) ? folder : null;
    }

    private static void report(List<ContentProblem> templates, List<ContentProblem> practices) {
        List<ContentProblem> all = new ArrayList<>(templates);
        all.addAll(practices);
        all.forEach(problem -> LOG.warn("not used: {}", problem));
    }

    private void awaitOpen() {
        try {
            await(open(), START_SECONDS);
        } catch (RuntimeException e) {
            if (isTaken(e)) {
                throw new CannotStart("port " + config.port() + " of " + config.host()
                        + " cannot be listened on: another program has it, or the address is not this machine's");
            }
            throw e;
        }
    }

    /** The native transport has an exception of its own for what a bind refuses. */
    private static boolean isTaken(@Nullable Throwable failure) {
        return failure instanceof BindException
                || failure instanceof NativeIoException
                || (failure != null && isTaken(failure.getCause()));
    }

    private static void await(Future<?> future, long seconds) {
        try {
            future.await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CannotStart("gave up after " + seconds + " s");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // A future throws what it failed with, checked or not.
            throw new IllegalStateException(e);
        }
    }

    /** The house cannot be opened as it is configured; the message is one line that says what to change. */
    public static final class CannotStart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotStart(String message) {
            super(message);
        }
    }
}
