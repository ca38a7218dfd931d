package org.mandala.server.store.sqlite;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardStore;

final class SqliteBoards implements BoardStore {
    private static final String SELECT =
            "SELECT id, session, title, template, template_version, frame, content FROM board";

    private final Readers readers;
    private final Writer writer;

    SqliteBoards(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<Optional<Board>> ofSession(String session) {
        return readers.read(db -> db.one(SELECT + " WHERE session = ?", SqliteBoards::board, session));
    }

    @Override
    public Future<Optional<Board>> ofDoc(String doc) {
        return readers.read(db -> db.one(SELECT + " WHERE frame = ? OR content = ?", SqliteBoards::board, doc, doc));
    }

    private static Board board(ResultSet row) throws SQLException {
        return new Board(
                row.getString("id"),
                row.getString("session"),
                row.getString("title"),
                row.getString("template"),
                row.getInt("template_version"),
                row.getString("frame"),
                row.getString("content"));
    }

    @Override
    public Future<Boolean> add(Board board) {
        return writer.write(
                0,
                db -> db.update(
                                """
                                INSERT INTO board (id, session, title, template, template_version, frame, content)
                                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (session) DO NOTHING""",
                                board.id(),
                                board.session(),
                                board.title(),
                                board.template(),
                                board.templateVersion(),
                                board.frame(),
                                board.content())
                        == 1);
    }
}
