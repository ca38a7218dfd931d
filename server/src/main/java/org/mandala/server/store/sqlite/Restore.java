package org.mandala.server.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mandala.server.store.DataFolderInUse;
import org.mandala.server.store.OwnersFile;
import org.mandala.server.store.sql.Db;

/** Makes a data folder of a backup. What cannot be trusted is refused before anything is touched. */
public final class Restore {
    private static final String LOCK = "mandala.lock";
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final Path file;
    private final Path folder;
    private final boolean replace;

    /**
     * What was brought back.
     *
     * @param docs number of documents
     * @param damaged ids of documents in which something does not match its check sum
     */
    public record Done(long docs, List<String> damaged) {}

    private Restore(Path file, Path folder, boolean replace) {
        this.file = file;
        this.folder = folder;
        this.replace = replace;
    }

    /**
     * Brings a backup back; blocks.
     *
     * @param replace whether what is in the folder may be moved aside, into a folder {@code replaced-TIME} in it
     * @throws BackupFailed with what to do
     */
    public static Done from(Path file, Path folder, boolean replace) {
        return new Restore(file, folder, replace).run();
    }

    private Done run() {
        if (!Files.isRegularFile(file)) {
            throw new BackupFailed("there is no backup " + file);
        }
        try {
            FolderLock lock = FolderLock.take(folder);
            try {
                return bringBack(mayGoAside());
            } finally {
                lock.close();
            }
        } catch (DataFolderInUse e) {
            throw new BackupFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException | SQLException e) {
            throw new BackupFailed("the backup " + file + " cannot be brought back: " + e.getMessage(), e);
        }
    }

    private List<Path> mayGoAside() throws IOException {
        List<Path> there = contents();
        if (!there.isEmpty() && !replace) {
            throw new BackupFailed(folder + " is not empty: name an empty folder with --data, or add --replace, "
                    + "which moves what is there aside");
        }
        return there;
    }

    private List<Path> contents() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(each -> !each.getFileName().toString().equals(LOCK))
                    .filter(each -> !each.getFileName().toString().startsWith("replaced-"))
                    .toList();
        }
    }

    private Done bringBack(List<Path> there) throws IOException, SQLException {
        Path part = folder.resolve("restoring.part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        try {
            Unpacked unpacked = unpack(part);
            moveAside(there);
            for (Map.Entry<String, byte[]> each : unpacked.files()) {
                OwnersFile.write(folder.resolve(each.getKey()), each.getValue());
            }
            Backup.sync(part);
            Files.move(part, folder.resolve("mandala.db"), StandardCopyOption.ATOMIC_MOVE);
            Backup.sync(folder);
            return unpacked.done();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private record Unpacked(List<Map.Entry<String, byte[]>> files, Done done) {}

    private Unpacked unpack(Path part) throws SQLException {
        try (Db db = SqliteDatabase.openAlone(part)) {
            if (!db.any("SELECT 1 FROM sqlite_master WHERE name = ?", Backup.FILES)) {
                throw new SQLException("it is not a backup of Mandala");
            }
            SqliteMigrations.of(file).requireKnown(db);
            List<String> damaged = Soundness.check(db);
            List<Map.Entry<String, byte[]>> files = new ArrayList<>();
            db.each(
                    "SELECT name, bytes FROM " + Backup.FILES,
                    row -> files.add(Map.entry(plain(row.getString(1)), row.getBytes(2))));
            db.execute("DROP TABLE " + Backup.FILES);
            long docs =
                    db.one("SELECT COUNT(*) FROM doc", row -> row.getLong(1)).orElse(0L);
            return new Unpacked(files, new Done(docs, damaged));
        }
    }

    /** A file of somebody else's making must not write outside the folder. */
    private static String plain(String name) throws SQLException {
        if (!PLAIN_NAME.matcher(name).matches() || name.startsWith("mandala.")) {
            throw new SQLException("it holds a file with the name \"" + name + "\", which no backup of ours has");
        }
        return name;
    }

    private void moveAside(List<Path> there) throws IOException {
        if (!there.isEmpty()) {
            Path aside = folder.resolve("replaced-" + Instant.now().toString().replace(':', '-'));
            Files.createDirectories(aside);
            for (Path each : there) {
                Files.move(each, aside.resolve(each.getFileName()));
            }
        }
    }
}
