package org.mandala.server.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.mandala.server.store.sql.Db;

/**
 * Copies a data folder into one file, beside a server that runs on it: one state of the database, and the other files of the folder
 * (the signing key) in a table of their own. The file is there whole or not at all.
 */
public final class Backup {
    static final String FILES = "backup_file";

    private final Path folder;
    private final Path file;
    private final Path part;

    /**
     * What a backup holds.
     *
     * @param bytes its size
     * @param damaged ids of documents in which something does not match its check sum, as in the original
     */
    public record Made(long bytes, List<String> damaged) {}

    private Backup(Path folder, Path file) {
        this.folder = folder;
        this.file = file.toAbsolutePath();
        this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
    }

    /**
     * Makes {@code file} from a data folder; blocks.
     *
     * @throws BackupFailed with what to do
     */
    public static Made make(Path folder, Path file) {
        return new Backup(folder, file).make();
    }

    private Made make() {
        if (!Files.exists(folder.resolve("mandala.db"))) {
            throw new BackupFailed("there is no database in " + folder + ": name the data folder with --data");
        }
        if (Files.exists(file)) {
            throw new BackupFailed(file + " is there already: name another file");
        }
        try {
            copyDatabase();
            List<String> damaged = complete();
            sync(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            sync(parent());
            return new Made(Files.size(file), damaged);
        } catch (IOException | SQLException e) {
            throw new BackupFailed("the backup " + file + " could not be made: " + e.getMessage(), e);
        } finally {
            part.toFile().delete();
        }
    }

    private Path parent() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private void copyDatabase() throws IOException, SQLException {
        Files.createDirectories(parent());
        Files.deleteIfExists(part);
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            db.execute("VACUUM INTO '" + part.toString().replace("'", "''") + "'");
        }
    }

    private List<String> complete() throws IOException, SQLException {
        try (Db copy = SqliteDatabase.openAlone(part)) {
            copy.execute("CREATE TABLE " + FILES + " (name TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL)");
            for (Path each : otherFiles()) {
                String name = folder.relativize(each).toString();
                copy.update("INSERT INTO " + FILES + " (name, bytes) VALUES (?, ?)", name, Files.readAllBytes(each));
            }
            return Soundness.check(copy);
        }
    }

    private List<Path> otherFiles() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(each -> isCopied(each.getFileName().toString()))
                    .toList();
        }
    }

    /** Not the database itself and its companions, the lock, what is unfinished, and backups that were put there. */
    private static boolean isCopied(String name) {
        return !name.startsWith("mandala.") && !name.endsWith(".part") && !name.endsWith(".db");
    }

    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
