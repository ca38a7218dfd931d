package org.mandala.server.store.sql;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.mandala.server.board.BoardFile;

/** Pictures: bytes once by their hash, and which boards have them. */
final class SqlBoardFiles {
    private final Readers readers;
    private final Writer writer;

    SqlBoardFiles(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    Future<Boolean> add(String board, BoardFile file, long mostBytes) {
        return writer.write(file.bytes().length(), db -> {
            if (db.any("SELECT 1 FROM board_file WHERE board = ? AND hash = ?", board, file.hash())) {
                return true;
            }
            long used = db.one("""
                            SELECT COALESCE(SUM(f.size), 0) FROM board_file b JOIN file f ON f.hash = b.hash
                            WHERE b.board = ?""", row -> row.getLong(1), board).orElse(0L);
            if (used + file.bytes().length() > mostBytes) {
                return false;
            }
            db.update(
                    "INSERT INTO file (hash, type, size, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    file.hash(),
                    file.type(),
                    file.bytes().length(),
                    file.bytes().getBytes());
            db.update("INSERT INTO board_file (board, hash) VALUES (?, ?)", board, file.hash());
            return true;
        });
    }

    Future<Optional<BoardFile>> find(String board, String hash) {
        return readers.read(db -> db.one(
                """
                SELECT f.hash, f.type, f.bytes FROM board_file b JOIN file f ON f.hash = b.hash
                WHERE b.board = ? AND b.hash = ?""",
                row -> new BoardFile(
                        row.getString("hash"), row.getString("type"), Buffer.buffer(row.getBytes("bytes"))),
                board,
                hash));
    }
}
