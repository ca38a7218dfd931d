package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardFile;
import org.mandala.server.board.BoardStore;
import org.mandala.server.board.Owner;
import org.mandala.server.board.Reserved;
import org.mandala.server.board.Share;
import org.mandala.server.identity.Access;

final class SqlBoards implements BoardStore {
    private static final String SELECT = """
            SELECT id, owner_kind, owner, title, template, template_version, frame, content,
              created_by, created_at, archived_at, deleted_at FROM board""";

    private final Readers readers;
    private final Writer writer;
    private final SqlBoardFiles files;
    private final SqlReserves reserves;

    SqlBoards(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
        this.files = new SqlBoardFiles(readers, writer);
        this.reserves = new SqlReserves(readers, writer);
    }

    @Override
    public Future<Optional<Board>> byId(String id) {
        return readers.read(db -> db.one(SELECT + " WHERE id = ?", SqlBoards::board, id));
    }

    @Override
    public Future<Optional<Board>> ofSession(String session) {
        return readers.read(
                db -> db.one(SELECT + " WHERE owner_kind = 'SESSION' AND owner = ?", SqlBoards::board, session));
    }

    @Override
    public Future<Optional<Board>> ofDoc(String doc) {
        return readers.read(db -> db.one(SELECT + " WHERE frame = ? OR content = ?", SqlBoards::board, doc, doc));
    }

    @Override
    public Future<List<Board>> of(Collection<Owner> circles) {
        return readers.read(db -> {
            Map<String, Board> found = new LinkedHashMap<>();
            for (Owner circle : circles) {
                String kind = circle.kind().name();
                db.list(SELECT + " WHERE owner_kind = ? AND owner = ?", SqlBoards::board, kind, circle.id())
                        .forEach(board -> found.put(board.id(), board));
                db.list(
                                SELECT + " WHERE id IN (SELECT board FROM board_share WHERE kind = ? AND of_id = ?)",
                                SqlBoards::board,
                                kind,
                                circle.id())
                        .forEach(board -> found.put(board.id(), board));
            }
            List<Board> boards = new ArrayList<>(found.values());
            boards.sort(Comparator.comparingLong(Board::createdAt).reversed().thenComparing(Board::id));
            return boards;
        });
    }

    @Override
    public Future<Boolean> add(Board board) {
        return writer.write(
                0,
                db -> db.update(
                                """
                                INSERT INTO board (id, owner_kind, owner, title, template, template_version, frame, content,
                                  created_by, created_at, archived_at, deleted_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                                board.id(),
                                board.owner().kind().name(),
                                board.owner().id(),
                                board.title(),
                                board.template(),
                                board.templateVersion(),
                                board.frame(),
                                board.content(),
                                board.createdBy(),
                                board.createdAt(),
                                board.archivedAt(),
                                board.deletedAt())
                        == 1);
    }

    @Override
    public Future<Boolean> change(Board board) {
        return writer.write(
                0,
                db -> db.update(
                                "UPDATE board SET title = ?, archived_at = ?, deleted_at = ? WHERE id = ?",
                                board.title(),
                                board.archivedAt(),
                                board.deletedAt(),
                                board.id())
                        == 1);
    }

    @Override
    public Future<List<Share>> shares(String board) {
        return readers.read(db -> db.list(
                "SELECT kind, of_id, access FROM board_share WHERE board = ? ORDER BY kind, of_id",
                row -> new Share(
                        new Owner(Owner.Kind.valueOf(row.getString("kind")), row.getString("of_id")),
                        Access.valueOf(row.getString("access"))),
                board));
    }

    @Override
    public Future<Void> share(String board, Owner with, @Nullable Access access) {
        return writer.write(0, db -> {
                    db.update(
                            "DELETE FROM board_share WHERE board = ? AND kind = ? AND of_id = ?",
                            board,
                            with.kind().name(),
                            with.id());
                    if (access != null) {
                        db.update(
                                "INSERT INTO board_share (board, kind, of_id, access) VALUES (?, ?, ?, ?)",
                                board,
                                with.kind().name(),
                                with.id(),
                                access.name());
                    }
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Reserved>> reserved(String board) {
        return reserves.reserved(board);
    }

    @Override
    public Future<Void> reserve(String board, String part, @Nullable List<Owner> holders) {
        return reserves.reserve(board, part, holders);
    }

    @Override
    public Future<List<String>> lookers(String board) {
        return reserves.lookers(board);
    }

    @Override
    public Future<Void> setLooker(String board, String person, boolean only) {
        return reserves.setLooker(board, person, only);
    }

    @Override
    public Future<Boolean> addFile(String board, BoardFile file, long mostBytes) {
        return files.add(board, file, mostBytes);
    }

    @Override
    public Future<Optional<BoardFile>> file(String board, String hash) {
        return files.find(board, hash);
    }

    @Override
    public Future<Boolean> addPrivate(String board, String person) {
        return writer.write(
                0,
                db -> db.update(
                                "INSERT INTO board_private (board, person) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                board,
                                person)
                        == 1);
    }

    @Override
    public Future<List<String>> privatesOf(String board) {
        return readers.read(db -> db.list(
                "SELECT person FROM board_private WHERE board = ? ORDER BY person", row -> row.getString(1), board));
    }

    @Override
    public Future<Void> setRevealing(String board, String round, boolean under) {
        String sql = under
                ? "INSERT INTO board_reveal (board, round) VALUES (?, ?) ON CONFLICT DO NOTHING"
                : "DELETE FROM board_reveal WHERE board = ? AND round = ?";
        return writer.write(0, db -> db.update(sql, board, round)).mapEmpty();
    }

    @Override
    public Future<List<Pending>> revealing() {
        return readers.read(db -> db.list(
                "SELECT board, round FROM board_reveal ORDER BY board, round",
                row -> new Pending(row.getString(1), row.getString(2))));
    }

    private static Board board(ResultSet row) throws SQLException {
        return new Board(
                row.getString("id"),
                new Owner(Owner.Kind.valueOf(row.getString("owner_kind")), row.getString("owner")),
                row.getString("title"),
                row.getString("template"),
                row.getInt("template_version"),
                row.getString("frame"),
                row.getString("content"),
                row.getString("created_by"),
                row.getLong("created_at"),
                time(row, "archived_at"),
                time(row, "deleted_at"));
    }

    private static @Nullable Long time(ResultSet row, String column) throws SQLException {
        long time = row.getLong(column);
        return row.wasNull() ? null : time;
    }
}
