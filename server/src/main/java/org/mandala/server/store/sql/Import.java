package org.mandala.server.store.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Takes in what {@link Export} wrote, into an empty database, whole or not at all; what it then holds is read back and compared. */
public final class Import {
    /** So many rows, or bytes of JSON, go to the database at once. */
    private static final int ROWS_AT_ONCE = 500;

    private static final int BYTES_AT_ONCE = 4 << 20;

    private final Db db;
    private final Schema schema;
    private final ContentSum sum = new ContentSum();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private long waitingBytes;
    private String table = "";
    private String insert = "";

    /** What came in, and the files that belong into the data folder. */
    public record Done(long rows, String sha256, Map<String, byte[]> files) {}

    /** It cannot be taken in, for a reason that somebody can put right. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }

    private Import(Db db) throws SQLException {
        this.db = db;
        this.schema = Schema.of(db);
    }

    /**
     * Reads everything; blocks. Inside a transaction, which is not to be committed after a failure.
     *
     * @throws Refused with the reason
     */
    public static Done from(InputStream in, Db db) throws SQLException, IOException {
        return new Import(db).read(in);
    }

    private Done read(InputStream in) throws SQLException, IOException {
        requireEmpty();
        try (MappingIterator<JsonNode> lines =
                Rows.JSON.readerFor(JsonNode.class).readValues(in)) {
            begin(lines);
            while (lines.hasNextValue()) {
                JsonNode line = lines.nextValue();
                if (line.has("sha256")) {
                    return end(line);
                }
                take(line);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            throw new Refused("this is not a whole export of Mandala: " + e.getMessage());
        }
        throw new Refused("the export breaks off before its end: make it again");
    }

    private void requireEmpty() throws SQLException {
        for (String each : schema.tables()) {
            if (db.any("SELECT 1 FROM " + each + " LIMIT 1")) {
                throw new Refused("the target is not empty (there is something in " + each
                        + "): name an empty data folder or database");
            }
        }
    }

    private static void begin(MappingIterator<JsonNode> lines) throws IOException {
        JsonNode first = lines.hasNextValue() ? lines.nextValue() : Rows.JSON.missingNode();
        if (!first.path("kind").asText().equals(Export.KIND)) {
            throw new Refused("this is not an export of Mandala");
        }
        int version = first.path("schema").asInt();
        if (version != Migrations.NEWEST) {
            throw new Refused("the export has schema " + version + " and this Mandala " + Migrations.NEWEST
                    + ": export and import with the same Mandala");
        }
    }

    private void take(JsonNode line) throws SQLException {
        if (line.isArray()) {
            takeRow(line);
        } else if (line.has("table")) {
            flush();
            begin(line.path("table").asText(), line.path("columns"));
        } else {
            files.put(line.path("file").asText(), Rows.bytes(line.path("base64")));
        }
    }

    /** Names come from the stream: only those that the database has may become SQL. */
    private void begin(String named, JsonNode columns) {
        List<String> names = StreamSupport.stream(columns.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (names.isEmpty() || !names.equals(schema.columns(named))) {
            throw new Refused("the export has a table \"" + named + "\" that is not like ours");
        }
        table = named;
        insert = "INSERT INTO " + named + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }

    private void takeRow(JsonNode line) throws SQLException {
        byte[] bytes = Rows.json(line);
        sum.add(table, bytes);
        if (line.size() != schema.columns(table).size()) {
            throw new Refused("a row of \"" + table + "\" has " + line.size() + " values");
        }
        waiting.add(Rows.values(line));
        waitingBytes += bytes.length;
        if (waiting.size() == ROWS_AT_ONCE || waitingBytes >= BYTES_AT_ONCE) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (!waiting.isEmpty()) {
            db.updateAll(insert, waiting);
            waiting.clear();
            waitingBytes = 0;
        }
    }

    private Done end(JsonNode line) throws SQLException {
        flush();
        String said = line.path("sha256").asText();
        if (!said.equals(sum.hex())) {
            throw new Refused("the export has changed since it was made: its content has another sum than it says");
        }
        Export.Done held = Export.sumOf(db);
        if (!held.sha256().equals(said)) {
            throw new Refused("what the database then held was not what came in; nothing was kept");
        }
        return new Done(held.rows(), said, files);
    }
}
