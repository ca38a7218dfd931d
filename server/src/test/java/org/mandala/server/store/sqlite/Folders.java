package org.mandala.server.store.sqlite;

import static org.mandala.server.store.StoreContract.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.mandala.server.store.Store;

/** Data folders with a database that is migrated already: Flyway runs once for all tests, not once for each. */
final class Folders {
    private final Supplier<Path> temp;

    Folders(Supplier<Path> temp) {
        this.temp = temp;
    }

    Store store(InstantSource clock) {
        return SqliteStore.open(fresh(), clock);
    }

    Path fresh() {
        try {
            Path folder = Files.createTempDirectory(temp.get(), "data");
            Files.copy(Migrated.FILE, folder.resolve("mandala.db"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Migrated {
        static final Path FILE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "migrated");
                result(SqliteStore.open(folder, InstantSource.system()).close());
                return folder.resolve("mandala.db");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
