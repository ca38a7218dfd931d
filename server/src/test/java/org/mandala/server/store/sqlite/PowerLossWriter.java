package org.mandala.server.store.sqlite;

import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.mandala.server.doc.DocStore;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.Readers;
import org.mandala.server.store.sql.SqlStore;
import org.mandala.server.store.sql.Writer;

/**
 * Appends updates to the doc "d" one after the other, with a checkpoint now and then, and says each number on standard output once it is
 * acknowledged. Arguments: folder, FULL or NORMAL, how many, seed.
 */
public final class PowerLossWriter {
    private static final int CHECKPOINT_EVERY = 90;

    public static void main(String[] arguments) throws SQLException {
        Path file = Path.of(arguments[0]).resolve("mandala.db");
        SqliteDatabase.Opener opener = () -> open(file, arguments[1]);
        Readers readers = new Readers(new SqliteDatabase(opener), SqliteStore.READERS);
        Writer writer = new Writer(new SqliteDatabase(opener), "store-writer", readers::close);
        DocStore docs = new SqlStore(
                        readers, writer, writer, resting -> Future.succeededFuture(), InstantSource.system())
                .docs();
        Random random = new Random(Long.parseLong(arguments[3]));
        result(docs.create("d"));
        for (int n = 1; n <= Integer.parseInt(arguments[2]); n++) {
            byte[] update = new byte[200 + random.nextInt(6_000)];
            random.nextBytes(update);
            result(docs.append("d", List.of(Buffer.buffer(update))));
            System.out.println("stored " + n);
            if (n % CHECKPOINT_EVERY == 0) {
                result(docs.checkpoint("d", n, Buffer.buffer(update)));
            }
        }
        // The power goes before anything could be closed.
        Runtime.getRuntime().halt(0);
    }

    private static Db open(Path file, String synchronous) throws SQLException {
        Db db = SqliteDatabase.open(file);
        db.execute("PRAGMA synchronous = " + synchronous);
        return db;
    }

    private PowerLossWriter() {}
}
