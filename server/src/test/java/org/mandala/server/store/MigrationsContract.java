package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.store.sql.DocRows;
import org.mandala.server.store.sql.Migrations;

/** Databases of every schema that there ever was are brought to the newest with all that is in them; forward only. */
public abstract class MigrationsContract {
    private static final byte[] UPDATE = {0, 0};

    /** Each process gets so many statements further than the last one before it is killed. */
    private static final int STATEMENTS = 9;

    private static final int KILLED_AT_LEAST = 5;

    /** Flyway on the one database of this test, which is empty at first. */
    protected abstract FluentConfiguration flyway();

    protected abstract Store open();

    /** Where the database is, for another process. */
    protected abstract Address address();

    /** By JDBC, with the word that it has for bytes. */
    public record Address(String url, String user, String password, String blob) {}

    private static IntStream schemas() {
        return IntStream.rangeClosed(1, Migrations.NEWEST);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aDatabaseOfAnOlderSchemaIsOpenedWithAllThatIsInIt(int schema) throws SQLException {
        fillAt(schema);
        assertAllIsThere();
    }

    /** Each migration is one transaction: the next start finds it done or not begun. */
    @Test
    void aMigrationThatIsKilledAgainAndAgainIsBroughtToItsEndWithAllThatWasThere() throws Exception {
        fillAt(1);
        int kills = 0;
        while (KilledMigration.before((kills + 1) * STATEMENTS, address())) {
            kills++;
        }
        assertThat(kills).isGreaterThanOrEqualTo(KILLED_AT_LEAST);
        assertAllIsThere();
    }

    /** A migration that was killed before anything was there. */
    @Test
    void aFirstStartThatIsKilledIsMadeGoodByTheNext() throws Exception {
        assertThat(KilledMigration.before(2 * STATEMENTS, address())).isTrue();
        result(open().close());
    }

    private void fillAt(int schema) throws SQLException {
        flyway().locations("classpath:db/migration")
                .outOfOrder(true)
                .target(String.valueOf(schema))
                .load()
                .migrate();
        fill(schema);
    }

    private void assertAllIsThere() {
        Store store = open();
        try {
            assertThat(result(store.docs().load("content")).updates()).containsExactly(Buffer.buffer(UPDATE));
            assertThat(result(store.rooms().read("s", 0))).hasSize(1);
            assertThat(result(store.boards().ofSession("s"))).get().satisfies(board -> {
                assertThat(board.id()).isEqualTo("b");
                assertThat(board.content()).isEqualTo("content");
            });
            assertThat(result(store.programme().session("s")))
                    .get()
                    .satisfies(session -> assertThat(session.end()).isEqualTo(60_000));
            assertThat(result(store.people().find("ana"))).isPresent();
        } finally {
            result(store.close());
        }
    }

    private void fill(int schema) throws SQLException {
        run("INSERT INTO doc (id, head) VALUES ('content', 1)");
        run("INSERT INTO doc_update (doc, seq, bytes, crc32c) VALUES ('content', 1, " + hex() + ", "
                + DocRows.crc32c(UPDATE) + ")");
        String paused = new String(Json.write(new RunEvent.PracticePaused("r", 1)), StandardCharsets.UTF_8);
        run("INSERT INTO session_event (session, seq, at, actor, command, type, body) VALUES"
                + " ('s', 1, 1, 'ana', NULL, 'practicePaused', '" + paused + "')");
        run("INSERT INTO person (id, name, site, created_at) VALUES ('ana', 'Ana', NULL, 1)");
        run("INSERT INTO cohort (id, title) VALUES ('c', 'First')");
        run("INSERT INTO session (id, cohort, title, start_at, minutes, zone, board_template, agenda"
                + (schema < 4 ? "" : ", end_at")
                + ") VALUES ('s', 'c', 'Session', 0, 1, 'Europe/Copenhagen', 'iceberg', '[]'"
                + (schema < 4 ? "" : ", 60000") + ")");
        run("INSERT INTO board (id, template, template_version, title, frame, content, "
                + (schema < 6 ? "session) VALUES (" : "owner_kind, created_at, owner) VALUES (")
                + "'b', 'iceberg', 1, 'Board', 'frame', 'content', " + (schema < 6 ? "'s')" : "'SESSION', 1, 's')"));
    }

    /** Two zeros, in the words of the database. */
    protected abstract String hex();

    @Test
    void aDatabaseOfANewerMandalaIsRefused() throws SQLException {
        result(open().close());
        run("UPDATE flyway_schema_history SET version = '999'");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("newer Mandala")
                .hasMessageContaining("999");
    }

    @Test
    void aDatabaseOfSomebodyElseIsRefused() throws SQLException {
        run("CREATE TABLE theirs (id BIGINT)");
        assertThatThrownBy(this::open).isInstanceOf(StoreFailed.class).hasMessageContaining("something else");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = flyway().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
