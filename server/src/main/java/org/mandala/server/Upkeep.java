package org.mandala.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import org.mandala.server.home.FreeSpace;
import org.mandala.server.home.KeptTime;
import org.mandala.server.home.LoopWorker;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.home.Worker;
import org.mandala.server.store.sqlite.BackupShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a house does again and again while it is open: it notes the time, looks at the room on its disk, makes backups. Ends with {@code vertx}. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** A disk fills in minutes, or by one large file in seconds. */
    private static final long SPACE_LOOK_MS = 5_000;

    private static final long MS_PER_MINUTE = 60_000;

    private final Vertx vertx;
    private final Config config;
    private final InstantSource time;
    private final KeptTime kept;
    private final ProgrammeClock clock;
    private final Worker worker;

    Upkeep(Vertx vertx, Config config, InstantSource time, KeptTime kept, ProgrammeClock clock) {
        this.vertx = vertx;
        this.config = config;
        this.time = time;
        this.kept = kept;
        this.clock = clock;
        this.worker = new LoopWorker(vertx, "upkeep");
    }

    void keepTime() {
        vertx.setPeriodic(KeptTime.TOUCH_EVERY_MS, ignored -> noteTime());
    }

    /** Notes where programme time begins. */
    Future<ProgrammeClock> noteTime() {
        return worker.run(() -> {
            kept.touch(clock);
            return clock;
        });
    }

    FreeSpace watchSpace() {
        FreeSpace space = new FreeSpace(
                config.dataFolder(), config.space().warn(), config.space().full());
        space.look();
        vertx.setPeriodic(
                SPACE_LOOK_MS,
                ignored -> worker.run(() -> {
                    space.look();
                    return true;
                }));
        return space;
    }

    void backUp() {
        Config.Backups wish = config.backups();
        if (wish.isSet()) {
            BackupShelf shelf =
                    new BackupShelf(config.dataFolder(), Path.of(wish.folder()), wish.keep(), wish.keepDaily());
            Worker slow = new LoopWorker(vertx, "backup");
            vertx.setPeriodic(
                    wish.minutes() * MS_PER_MINUTE,
                    ignored -> slow.run(() -> shelf.add(time.instant()))
                            .onSuccess(made -> LOG.info("backup made, {} bytes", made.bytes()))
                            .onFailure(failure -> LOG.error("no backup: {}", failure.getMessage())));
        }
    }
}
