package org.mandala.server.store.sql;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A whole programme as lines of JSON, one after the other and never all in memory: what it is, files of the data folder, each table with its
 * rows, and at the end how many rows they were and their sum. Every database gives the same of the same content but for the order of rows.
 */
public final class Export {
    static final String KIND = "mandala export";

    private final OutputStream out;
    private final ContentSum sum = new ContentSum();

    /** What went through. */
    public record Done(long rows, String sha256) {}

    private Export(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes everything; blocks. Inside a transaction that sees one state.
     *
     * @param files of the data folder, by their names
     */
    public static Done of(Db db, Map<String, byte[]> files, OutputStream out) throws SQLException, IOException {
        return new Export(out).write(db, files);
    }

    /** The sum alone. */
    static Done sumOf(Db db) throws SQLException {
        try {
            return new Export(OutputStream.nullOutputStream()).write(db, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Done write(Db db, Map<String, byte[]> files) throws SQLException, IOException {
        line(Rows.json(Map.of("kind", KIND, "schema", Migrations.NEWEST)));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            line(Rows.json(Map.of("file", file.getKey(), "base64", file.getValue())));
        }
        Schema schema = Schema.of(db);
        for (String table : schema.tables()) {
            write(db, table, schema.columns(table));
        }
        Done done = new Done(sum.rows(), sum.hex());
        line(Rows.json(Map.of("rows", done.rows(), "sha256", done.sha256())));
        out.flush();
        return done;
    }

    private void write(Db db, String table, List<String> columns) throws SQLException, IOException {
        line(Rows.json(Map.of("table", table, "columns", columns)));
        try {
            db.each("SELECT " + String.join(", ", columns) + " FROM " + table, row -> {
                byte[] bytes = Rows.json(Rows.read(row, columns.size()));
                sum.add(table, bytes);
                line(bytes);
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void line(byte[] bytes) {
        try {
            out.write(bytes);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
