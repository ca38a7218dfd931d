package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Owner;
import org.mandala.server.board.Reserved;

/** What of boards is kept for whom, and who only looks. */
final class SqlReserves {
    private final Readers readers;
    private final Writer writer;

    SqlReserves(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    Future<List<Reserved>> reserved(String board) {
        return readers.read(db -> {
            List<Reserved> found = new ArrayList<>();
            for (String part : db.list(
                    "SELECT part FROM board_reserved WHERE board = ? ORDER BY part", row -> row.getString(1), board)) {
                found.add(new Reserved(
                        part,
                        db.list(
                                "SELECT kind, of_id FROM board_holder WHERE board = ? AND part = ? ORDER BY kind, of_id",
                                row -> new Owner(Owner.Kind.valueOf(row.getString(1)), row.getString(2)),
                                board,
                                part)));
            }
            return found;
        });
    }

    Future<Void> reserve(String board, String part, @Nullable List<Owner> holders) {
        return writer.write(0, db -> {
                    db.update("DELETE FROM board_holder WHERE board = ? AND part = ?", board, part);
                    db.update("DELETE FROM board_reserved WHERE board = ? AND part = ?", board, part);
                    if (holders != null) {
                        db.update("INSERT INTO board_reserved (board, part) VALUES (?, ?)", board, part);
                        for (Owner holder : holders) {
                            db.update(
                                    "INSERT INTO board_holder (board, part, kind, of_id) VALUES (?, ?, ?, ?)"
                                            + " ON CONFLICT DO NOTHING",
                                    board,
                                    part,
                                    holder.kind().name(),
                                    holder.id());
                        }
                    }
                    return true;
                })
                .mapEmpty();
    }

    Future<List<String>> lookers(String board) {
        return readers.read(db -> db.list(
                "SELECT person FROM board_looker WHERE board = ? ORDER BY person", row -> row.getString(1), board));
    }

    Future<Void> setLooker(String board, String person, boolean only) {
        String sql = only
                ? "INSERT INTO board_looker (board, person) VALUES (?, ?) ON CONFLICT DO NOTHING"
                : "DELETE FROM board_looker WHERE board = ? AND person = ?";
        return writer.write(0, db -> db.update(sql, board, person)).mapEmpty();
    }
}
