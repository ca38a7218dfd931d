package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Keys;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Passkey;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.SignInLink;
import org.mandala.server.identity.Way;

final class SqlKeys implements Keys {
    private static final String GOOD = " expires_at > ? AND ended_at IS NULL";

    private final Readers readers;
    private final Writer writer;

    SqlKeys(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<List<Login>> logins(String person, long now) {
        return readers.read(db -> db.list(
                "SELECT " + KeyRows.LOGIN + " FROM login WHERE person = ? AND" + GOOD + " ORDER BY seen_at DESC, id",
                KeyRows::login,
                person,
                now));
    }

    @Override
    public Future<Boolean> isGood(String login, long now) {
        return readers.read(db -> db.any("SELECT 1 FROM login WHERE id = ? AND" + GOOD, login, now));
    }

    @Override
    public Future<Void> seen(String login, Device device, long now) {
        return change(
                "UPDATE login SET seen_at = ?, device = ?, network = ? WHERE id = ?",
                now,
                device.name(),
                device.network(),
                login);
    }

    @Override
    public Future<Boolean> endLogin(String person, String login, long now) {
        return changesOne(
                "UPDATE login SET ended_at = ? WHERE person = ? AND id = ? AND ended_at IS NULL", now, person, login);
    }

    @Override
    public Future<Integer> endLogins(String person, @Nullable String kept, long now) {
        return writer.write(
                0,
                db -> db.update(
                        "UPDATE login SET ended_at = ? WHERE person = ? AND id <> ? AND" + GOOD,
                        now,
                        person,
                        kept == null ? "" : kept,
                        now));
    }

    @Override
    public Future<Void> add(SignInLink link) {
        return writer.write(0, db -> insert(db, link)).mapEmpty();
    }

    @Override
    public Future<Boolean> addUnlessMany(SignInLink link, int most) {
        return writer.write(0, db -> {
            List<String> open = db.list(
                    """
                    SELECT hash FROM sign_in_link
                    WHERE person = ? AND way = ? AND expires_at > ? AND used_at IS NULL""", row -> row.getString(1), link.person(), link.way().name(), link.createdAt());
            return open.size() < most && insert(db, link);
        });
    }

    private static boolean insert(Db db, SignInLink link) throws SQLException {
        db.update("DELETE FROM sign_in_link WHERE expires_at <= ?", link.createdAt());
        return db.update(
                        """
                        INSERT INTO sign_in_link (hash, person, way, created_by, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)""",
                        link.hash(),
                        link.person(),
                        link.way().name(),
                        link.createdBy(),
                        link.createdAt(),
                        link.expiresAt())
                == 1;
    }

    @Override
    public Future<Person> useLink(String hash, Login login, long now) {
        return writer.write(0, db -> {
            Opened opened = db.one(
                            "SELECT person, way FROM sign_in_link WHERE hash = ? AND expires_at > ? AND used_at IS NULL",
                            row -> new Opened(row.getString(1), Way.valueOf(row.getString(2))),
                            hash,
                            now)
                    .orElseThrow(Refused::usedLink);
            Person person = PeopleRows.person(db, opened.person()).orElseThrow(Refused::usedLink);
            db.update("UPDATE sign_in_link SET used_at = ? WHERE hash = ?", now, hash);
            KeyRows.insert(db, login.of(person.id(), opened.way()));
            return person;
        });
    }

    /** Whom a link signs in, and how they came by it. */
    private record Opened(String person, Way way) {}

    @Override
    public Future<List<Passkey>> passkeys(String person) {
        return readers.read(db -> db.list(
                "SELECT " + KeyRows.PASSKEY + " FROM passkey WHERE person = ? ORDER BY created_at, credential",
                KeyRows::passkey,
                person));
    }

    @Override
    public Future<Optional<Passkey>> passkey(String credential) {
        return readers.read(db -> db.one(
                "SELECT " + KeyRows.PASSKEY + " FROM passkey WHERE credential = ?", KeyRows::passkey, credential));
    }

    @Override
    public Future<Void> add(Passkey passkey) {
        return change(
                "INSERT INTO passkey (" + KeyRows.PASSKEY + ") VALUES (?, ?, ?, ?, ?, ?)",
                passkey.credential(),
                passkey.person(),
                passkey.name(),
                passkey.authenticator(),
                passkey.createdAt(),
                passkey.usedAt());
    }

    @Override
    public Future<Boolean> rename(String person, String credential, String name) {
        return changesOne("UPDATE passkey SET name = ? WHERE person = ? AND credential = ?", name, person, credential);
    }

    @Override
    public Future<Boolean> remove(String person, String credential) {
        return changesOne("DELETE FROM passkey WHERE person = ? AND credential = ?", person, credential);
    }

    @Override
    public Future<Void> used(String credential, String authenticator, long now) {
        return change(
                "UPDATE passkey SET authenticator = ?, used_at = ? WHERE credential = ?",
                authenticator,
                now,
                credential);
    }

    @Override
    public Future<Optional<Person>> ofSubject(String issuer, String subject) {
        return readers.read(db -> {
            Optional<String> person = db.one(
                    "SELECT person FROM issuer_subject WHERE issuer = ? AND subject = ?",
                    row -> row.getString(1),
                    issuer,
                    subject);
            return person.isEmpty() ? Optional.empty() : PeopleRows.person(db, person.get());
        });
    }

    @Override
    public Future<Void> link(String issuer, String subject, String person, long now) {
        return change("""
                INSERT INTO issuer_subject (issuer, subject, person, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (issuer, subject) DO NOTHING""", issuer, subject, person, now);
    }

    @Override
    public Future<Boolean> linkFirst(String issuer, String subject, String person, long now) {
        return changesOne("""
                INSERT INTO issuer_subject (issuer, subject, person, created_at) SELECT ?, ?, ?, ?
                WHERE NOT EXISTS (SELECT 1 FROM issuer_subject WHERE issuer = ? AND (person = ? OR subject = ?))""", issuer, subject, person, now, issuer, person, subject);
    }

    private Future<Void> change(String sql, @Nullable Object... parameters) {
        return writer.write(0, db -> db.update(sql, parameters)).mapEmpty();
    }

    private Future<Boolean> changesOne(String sql, @Nullable Object... parameters) {
        return writer.write(0, db -> db.update(sql, parameters) == 1);
    }
}
