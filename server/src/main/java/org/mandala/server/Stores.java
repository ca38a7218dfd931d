package org.mandala.server;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.mandala.server.store.DataFolderInUse;
import org.mandala.server.store.Store;
import org.mandala.server.store.StoreFailed;
import org.mandala.server.store.postgres.PostgresStore;
import org.mandala.server.store.sqlite.SqliteStore;

/** Opens the store that the configuration names. */
final class Stores {

    /** @throws Server.CannotStart with what to do; blocks */
    static Store open(Config config, InstantSource clock) {
        try {
            return config.store().isShared()
                    ? PostgresStore.open(config.store().address(), clock)
                    : SqliteStore.open(config.dataFolder(), clock);
        } catch (DataFolderInUse | StoreFailed | UncheckedIOException e) {
            throw new Server.CannotStart(String.valueOf(e.getMessage()));
        }
    }

    private Stores() {}
}
