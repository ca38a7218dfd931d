package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Invite;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.SignedIn;
import org.mandala.server.programme.Membership;

final class SqlPeople implements People {
    private final Readers readers;
    private final Writer writer;

    SqlPeople(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<Optional<Person>> find(String person) {
        return readers.read(db -> PeopleRows.person(db, person));
    }

    @Override
    public Future<Optional<Person>> ofEmail(String email) {
        return readers.read(db ->
                db.one("SELECT id, name, site, created_at FROM person WHERE email = ?", PeopleRows::person, email));
    }

    @Override
    public Future<Optional<Person>> change(String person, String name, String site) {
        return writer.write(0, db -> {
            db.update("UPDATE person SET name = ?, site = ? WHERE id = ?", name, site, person);
            return PeopleRows.person(db, person);
        });
    }

    @Override
    public Future<Optional<SignedIn>> ofLogin(String hash, long now) {
        return readers.read(db -> {
            Optional<Login> login = KeyRows.login(db, hash, now);
            return login.isEmpty()
                    ? Optional.empty()
                    : PeopleRows.person(db, login.get().person()).map(person -> new SignedIn(person, login.get()));
        });
    }

    @Override
    public Future<Void> add(Login login) {
        return writer.write(0, db -> KeyRows.insert(db, login)).mapEmpty();
    }

    @Override
    public Future<Optional<Invite>> invite(String id) {
        return readers.read(db -> PeopleRows.invites(db, "id", id).stream().findFirst());
    }

    @Override
    public Future<List<Invite>> invitesOf(String session) {
        return readers.read(db -> PeopleRows.invites(db, "session", session));
    }

    @Override
    public Future<Void> add(Invite invite) {
        return writer.write(0, db -> PeopleRows.insert(db, invite)).mapEmpty();
    }

    @Override
    public Future<Void> ensure(Invite invite) {
        return writer.write(0, db -> {
                    int known = db.update(
                            """
                            UPDATE invite SET session = ?,
                              expires_at = CASE WHEN expires_at <= ? THEN ? ELSE expires_at END
                            WHERE token_hash = ?""", invite.session(), invite.createdAt(), invite.expiresAt(), invite.tokenHash());
                    return known == 1 || PeopleRows.insert(db, invite);
                })
                .mapEmpty();
    }

    @Override
    public Future<Boolean> revoke(String id, long now) {
        return writer.write(
                0,
                db -> db.update("UPDATE invite SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, id) == 1);
    }

    @Override
    public Future<Entry> take(String tokenHash, @Nullable String current, Person newcomer, Login login, long now) {
        return writer.write(0, db -> {
            Invite invite = PeopleRows.invites(db, "token_hash", tokenHash).stream()
                    .findFirst()
                    .orElseThrow(Refused::unknownInvite);
            invite.requireOpen(now);
            Optional<Person> known = current == null ? Optional.empty() : PeopleRows.person(db, current);
            join(db, invite, known.orElse(newcomer), now);
            if (known.isEmpty()) {
                PeopleRows.insert(db, newcomer);
                KeyRows.insert(db, login);
            }
            return new Entry(known.orElse(newcomer), invite.session(), known.isEmpty());
        });
    }

    private static void join(Db db, Invite invite, Person person, long now) throws SQLException {
        Membership wanted = wanted(db, invite, person, now);
        if (!ProgrammeRows.holds(db, wanted)) {
            invite.requireUnused();
            db.update("UPDATE invite SET uses = uses + 1 WHERE id = ?", invite.id());
            ProgrammeRows.insert(db, wanted);
        }
    }

    private static Membership wanted(Db db, Invite invite, Person person, long now) throws SQLException {
        return db.one(
                        "SELECT cohort, COALESCE(twin_of, id) FROM session WHERE id = ?",
                        row -> Membership.invited(person.id(), invite.role(), row.getString(1), row.getString(2), now),
                        invite.session())
                .orElseThrow(Refused::unknownInvite);
    }
}
