package org.mandala.server;

import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mandala.server.presence.NameTaken;
import org.mandala.server.programme.DemoLinks;
import org.mandala.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A house from its opening to its end: opens the store, lets {@link House} put the parts together, listens, and closes in order. */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** One for each core: on a machine of one, everything is on one loop and nothing crosses threads. */
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 10;

    private final Vertx vertx;
    private final Config config;
    private final Store store;
    private final House house;
    private volatile boolean closing;
    private volatile String url = "";
    private @Nullable DemoLinks demo;

    private Server(Vertx vertx, Config config, Store store) {
        this.vertx = vertx;
        this.config = config;
        this.store = store;
        this.house = new House(vertx, config, store, () -> url, () -> closing);
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
        drain(url.isEmpty() ? 0 : config.node().drainSeconds());
        // On this thread, not on an event loop: whatever waits on one is never called again once Vert.x is closed.
        Future<?> closed = house.close().transform(ignored -> vertx.close()).transform(ignored -> store.close());
        try {
            await(closed, STOP_SECONDS);
        } catch (RuntimeException e) {
            LOG.error("not everything could be closed", e);
        }
    }

    /** A proxy needs a moment to read it. */
    private static void drain(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private Future<Void> open() {
        return house.open(LOOPS).compose(port -> {
            url = config.url(port);
            return config.demo() ? loadDemo() : Future.succeededFuture();
        });
    }

    private Future<Void> loadDemo() {
        return house.loadDemo().onSuccess(links -> demo = links.orElse(null)).mapEmpty();
    }

    private void awaitOpen() {
        try {
            await(open(), START_SECONDS);
        } catch (RuntimeException e) {
            if (isTaken(e)) {
                throw new CannotStart("port " + config.port() + " of " + config.host()
                        + " cannot be listened on: another program has it, or the address is not this machine's");
            }
            if (e instanceof NameTaken) {
                throw new CannotStart(String.valueOf(e.getMessage()));
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
