package org.mandala.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.mandala.server.store.OwnersFile;
import org.mandala.server.store.StoreFailed;
import org.mandala.server.store.postgres.PostgresStore;
import org.mandala.server.store.sql.Export;
import org.mandala.server.store.sql.Import;
import org.mandala.server.store.sql.Work;
import org.mandala.server.store.sqlite.SqliteStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A whole programme from one store to another, of whatever kind, while no server runs on either. */
final class Move {
    private static final String KEY = "signing.key";
    private static final Path STREAM = Path.of("-");

    /** What both commands have in common. */
    private abstract static class Moving implements Callable<Integer> {
        @CommandLine.Mixin
        private final Main.Common common = new Main.Common();

        @Parameters(
                paramLabel = "FILE",
                description = "what `export` makes and `import` reads, or - for a pipe; keep it safe")
        private Path file = Path.of("");

        @Override
        public final Integer call() throws IOException {
            System.err.println(move(common.read(new LinkedHashMap<>()), file));
            return 0;
        }

        /** Does it; what there is to say of it. */
        abstract String move(Config config, Path file) throws IOException;
    }

    @Command(
            name = "export",
            description = "Writes a whole programme into one file, from SQLite or PostgreSQL, while no server runs.",
            mixinStandardHelpOptions = true)
    static final class ExportProgramme extends Moving {
        @Override
        String move(Config config, Path file) throws IOException {
            Export.Done done = file.equals(STREAM) ? exportTo(config, System.out) : exportTo(config, file);
            return "Exported " + done.rows() + " rows from " + config.store() + ", SHA-256 of the content "
                    + done.sha256();
        }
    }

    @Command(
            name = "import",
            description = "Takes in what `export` wrote, into an empty SQLite or PostgreSQL, and compares.",
            mixinStandardHelpOptions = true)
    static final class ImportProgramme extends Moving {
        @Override
        String move(Config config, Path file) throws IOException {
            try (InputStream in = file.equals(STREAM) ? System.in : Files.newInputStream(file)) {
                Import.Done done = importFrom(config, in);
                return "Imported " + done.rows() + " rows into " + config.store()
                        + ", read back and compared: SHA-256 of the content " + done.sha256();
            }
        }
    }

    private static Export.Done exportTo(Config config, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            OwnersFile.create(part);
            Export.Done done;
            try (OutputStream out = Files.newOutputStream(part)) {
                done = exportTo(config, out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return done;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static Export.Done exportTo(Config config, OutputStream to) throws IOException {
        GZIPOutputStream out = new GZIPOutputStream(new BufferedOutputStream(to));
        Export.Done done = alone(config, db -> {
            try {
                return Export.of(db, files(config), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.finish();
        out.flush();
        return done;
    }

    /** What people hold in their hands, links and tokens, is signed with the key: it moves with the programme. */
    private static Map<String, byte[]> files(Config config) throws IOException {
        Path key = config.dataFolder().resolve(KEY);
        return Files.exists(key) ? Map.of(KEY, Files.readAllBytes(key)) : Map.of();
    }

    static Import.Done importFrom(Config config, InputStream from) throws IOException {
        Import.Done done = alone(config, db -> {
            try {
                Import.Done read = Import.from(new GZIPInputStream(new BufferedInputStream(from)), db);
                requireKeyOfIts(config, read.files());
                return read;
            } catch (java.util.zip.ZipException e) {
                throw new Import.Refused("this is not an export of Mandala");
            } catch (IOException e) {
                throw new Import.Refused("the export cannot be read: " + e.getMessage());
            }
        });
        takeKey(config, done.files());
        return done;
    }

    private static void requireKeyOfIts(Config config, Map<String, byte[]> files) throws IOException {
        Path key = config.dataFolder().resolve(KEY);
        if (Files.exists(key) && !Arrays.equals(Files.readAllBytes(key), files.get(KEY))) {
            throw new Import.Refused("the data folder " + config.dataFolder() + " has a signing key of its own: name an"
                    + " empty folder with --data");
        }
    }

    private static void takeKey(Config config, Map<String, byte[]> files) throws IOException {
        byte[] key = files.get(KEY);
        if (key != null) {
            OwnersFile.write(config.dataFolder().resolve(KEY), key);
        }
    }

    private static <T> T alone(Config config, Work<T> work) throws IOException {
        Files.createDirectories(config.dataFolder());
        try {
            return config.store().isShared()
                    ? PostgresStore.alone(config.store().address(), work)
                    : SqliteStore.alone(config.dataFolder(), work);
        } catch (StoreFailed e) {
            throw new Server.CannotStart(String.valueOf(e.getMessage()));
        }
    }

    private Move() {}
}
