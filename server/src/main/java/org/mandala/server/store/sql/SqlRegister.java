package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;

final class SqlRegister implements Register {
    private final Readers readers;
    private final Writer writer;

    SqlRegister(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<State> state() {
        return readers.read(SqlRegister::read);
    }

    @Override
    public Future<State> change(Function<State, Changes> decision) {
        return writer.write(0, db -> {
            write(db, decision.apply(read(db)));
            return read(db);
        });
    }

    private static State read(Db db) throws SQLException {
        return new State(
                SiteRows.all(db),
                RegisterRows.cohorts(db),
                RegisterRows.teams(db),
                RegisterRows.persons(db),
                RegisterRows.emails(db),
                RegisterRows.memberships(db));
    }

    private static void write(Db db, Changes changes) throws SQLException {
        for (Site site : changes.sites()) {
            SiteRows.put(db, site);
        }
        for (Cohort cohort : changes.cohorts()) {
            RegisterRows.put(db, cohort);
        }
        for (Team team : changes.teams()) {
            RegisterRows.put(db, team);
        }
        for (Person person : changes.persons()) {
            RegisterRows.put(db, person);
        }
        for (Map.Entry<String, String> email : changes.emails().entrySet()) {
            RegisterRows.putEmail(db, email.getKey(), email.getValue());
        }
        for (Membership membership : changes.memberships()) {
            RegisterRows.put(db, membership);
        }
    }
}
