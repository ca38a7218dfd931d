package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.BoardLink;
import org.mandala.server.board.BoardLinkStore;
import org.mandala.server.board.Owner;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;

final class SqlBoardLinks implements BoardLinkStore {
    private static final String COLUMNS =
            "id, token_hash, board, access, created_by, created_at, expires_at, revoked_at";

    private final Readers readers;
    private final Writer writer;

    SqlBoardLinks(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<Boolean> add(BoardLink link, int most) {
        return writer.write(
                0,
                db -> all(db, "board", link.board()).stream()
                                        .filter(each -> each.isOpen(link.createdAt()))
                                        .count()
                                < most
                        && insert(db, link));
    }

    @Override
    public Future<List<BoardLink>> ofBoard(String board) {
        return readers.read(db -> all(db, "board", board));
    }

    @Override
    public Future<Boolean> revoke(String board, String id, long now) {
        return writer.write(
                0,
                db -> db.update(
                                "UPDATE board_link SET revoked_at = ? WHERE board = ? AND id = ? AND revoked_at IS NULL",
                                now,
                                board,
                                id)
                        == 1);
    }

    @Override
    public Future<Entry> take(String tokenHash, @Nullable String current, Person newcomer, Login login, long now) {
        return writer.write(0, db -> {
            BoardLink link =
                    all(db, "token_hash", tokenHash).stream().findFirst().orElseThrow(Refused::unknownInvite);
            link.requireOpen(now);
            requireBoard(db, link.board());
            Optional<Person> known = current == null ? Optional.empty() : PeopleRows.person(db, current);
            if (known.isEmpty()) {
                PeopleRows.insert(db, newcomer);
                KeyRows.insert(db, login);
            }
            Person person = known.orElse(newcomer);
            share(db, link, person);
            return new Entry(person, link.board(), known.isEmpty());
        });
    }

    private static void requireBoard(Db db, String board) throws SQLException {
        if (!db.any("SELECT 1 FROM board WHERE id = ? AND deleted_at IS NULL", board)) {
            throw Refused.unknownInvite();
        }
    }

    /** A share to write is not made less by a link to look. */
    private static void share(Db db, BoardLink link, Person person) throws SQLException {
        db.update(
                """
                INSERT INTO board_share (board, kind, of_id, access) VALUES (?, ?, ?, ?)
                ON CONFLICT (board, kind, of_id) DO UPDATE SET access = excluded.access
                WHERE board_share.access = 'READ'""",
                link.board(),
                Owner.Kind.PERSON.name(),
                person.id(),
                link.access().name());
    }

    /** {@code column} is one of ours, never anybody's input. */
    private static List<BoardLink> all(Db db, String column, String value) throws SQLException {
        return db.list(
                "SELECT " + COLUMNS + " FROM board_link WHERE " + column + " = ? ORDER BY created_at, id",
                SqlBoardLinks::link,
                value);
    }

    private static boolean insert(Db db, BoardLink link) throws SQLException {
        return db.update(
                        "INSERT INTO board_link (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        link.id(),
                        link.tokenHash(),
                        link.board(),
                        link.access().name(),
                        link.createdBy(),
                        link.createdAt(),
                        link.expiresAt(),
                        link.revokedAt())
                == 1;
    }

    private static BoardLink link(ResultSet row) throws SQLException {
        return new BoardLink(
                row.getString("id"),
                row.getString("token_hash"),
                row.getString("board"),
                Access.valueOf(row.getString("access")),
                row.getString("created_by"),
                row.getLong("created_at"),
                row.getLong("expires_at"),
                Columns.optionalLong(row, "revoked_at"));
    }
}
