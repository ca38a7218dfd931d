package org.mandala.server.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Updates;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.store.DataFolderInUse;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.DocRows;

/**
 * Makes a damaged document whole enough to be worked on: updates that cannot be read are put aside into files, and an empty update takes
 * their place. What builds on them waits in the document, as Yjs has it, for a member whose copy still has the missing part. Rule D35.
 */
public final class SetAside {
    /** A Yjs update V1 with no structs and no deletions. */
    private static final byte[] NOTHING = {0, 0};

    private final Db db;
    private final String doc;
    private final Path aside;
    private int rows;

    /**
     * What was done.
     *
     * @param rows updates that could not be read or were missing
     * @param folder where those that could not be read are now
     */
    public record Done(int rows, Path folder) {}

    private SetAside(Db db, String doc, Path aside) {
        this.db = db;
        this.doc = doc;
        this.aside = aside;
    }

    /**
     * Sets aside what is damaged of a document; blocks. No server may run on the folder.
     *
     * @throws BackupFailed with what to do
     */
    public static Done of(Path folder, String doc) {
        Path file = folder.resolve("mandala.db");
        if (!Files.isRegularFile(file)) {
            throw new BackupFailed("there is no database in " + folder + ": name the data folder with --data");
        }
        try {
            FolderLock lock = FolderLock.take(folder);
            try (Db db = SqliteDatabase.open(file)) {
                return new SetAside(db, doc, folder.resolve("aside")).run();
            } finally {
                lock.close();
            }
        } catch (DataFolderInUse | NoSuchDoc e) {
            throw new BackupFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException | SQLException e) {
            throw new BackupFailed("the document " + doc + " cannot be mended: " + e.getMessage(), e);
        }
    }

    private Done run() throws SQLException, IOException {
        db.execute("BEGIN IMMEDIATE");
        long first = DocRows.load(db, doc).checkpointSeq() + 1;
        Map<Long, Boolean> sound = rowsFrom(first);
        long last = Math.max(
                head(), sound.keySet().stream().mapToLong(Long::longValue).max().orElse(0));
        for (long seq = first; seq <= last; seq++) {
            mend(seq, sound.get(seq));
        }
        db.update("UPDATE doc SET head = ? WHERE id = ?", last, doc);
        @Nullable String damage = DocRows.load(db, doc).damage();
        if (damage != null) {
            throw new SQLException(damage);
        }
        db.execute("COMMIT");
        return new Done(rows, aside);
    }

    private long head() throws SQLException {
        return db.one("SELECT head FROM doc WHERE id = ?", row -> row.getLong(1), doc)
                .orElse(0L);
    }

    private Map<Long, Boolean> rowsFrom(long first) throws SQLException {
        Map<Long, Boolean> sound = new HashMap<>();
        db.list(
                        "SELECT seq, bytes, crc32c FROM doc_update WHERE doc = ? AND seq >= ?",
                        row -> Map.entry(row.getLong(1), isSound(row.getBytes(2), row.getLong(3))),
                        doc,
                        first)
                .forEach(row -> sound.put(row.getKey(), row.getValue()));
        return sound;
    }

    private static boolean isSound(byte[] bytes, long crc32c) {
        try {
            return DocRows.crc32c(bytes) == crc32c && Updates.meta(bytes) != null;
        } catch (InvalidUpdateException e) {
            return false;
        }
    }

    private void mend(long seq, @Nullable Boolean sound) throws SQLException, IOException {
        if (sound == null) {
            db.update(
                    "INSERT INTO doc_update (doc, seq, bytes, crc32c) VALUES (?, ?, ?, ?)",
                    doc,
                    seq,
                    NOTHING,
                    DocRows.crc32c(NOTHING));
            rows++;
        } else if (!sound) {
            putAside(seq);
            db.update(
                    "UPDATE doc_update SET bytes = ?, crc32c = ? WHERE doc = ? AND seq = ?",
                    NOTHING,
                    DocRows.crc32c(NOTHING),
                    doc,
                    seq);
            rows++;
        }
    }

    /** The file is on the disk before the row is changed. */
    private void putAside(long seq) throws SQLException, IOException {
        byte[] bytes = db.one(
                        "SELECT bytes FROM doc_update WHERE doc = ? AND seq = ?", row -> row.getBytes(1), doc, seq)
                .orElseThrow();
        Files.createDirectories(aside);
        Path file = aside.resolve(doc.replace(':', '_') + "-" + seq + ".update");
        Files.write(file, bytes);
        Backup.sync(file);
        Backup.sync(aside);
    }
}
