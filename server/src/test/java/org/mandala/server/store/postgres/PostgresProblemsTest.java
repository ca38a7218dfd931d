package org.mandala.server.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.mandala.server.store.StoreFailed;

/** What cannot be used is told with what to do, and never with the password. */
final class PostgresProblemsTest {
    private final PostgresAddress good = PostgresServer.shared().emptyDatabase();

    @Test
    void aWrongPasswordIsToldWithTheKeysThatSetIt() {
        refused(new PostgresAddress(good.url(), good.user(), "wrong-word"))
                .hasMessageContaining("\"mandala\"")
                .hasMessageContaining("MANDALA_STORE_PASSWORD")
                .hasMessageNotContaining("wrong-word");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldWithHowToMakeIt() {
        refused(PostgresServer.shared().address("nowhere"))
                .hasMessageContaining("createdb")
                .hasMessageContaining("nowhere");
    }

    @Test
    void aServerThatIsNotThereIsToldWithItsPlace() {
        refused(new PostgresAddress("postgresql://127.0.0.1:1/mandala", "mandala", "secret-word"))
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret-word");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(PostgresAddress address) {
        return assertThatThrownBy(() -> PostgresStore.open(address, InstantSource.system()))
                .isInstanceOf(StoreFailed.class);
    }

    @Test
    void anAddressSaysWhereAndNeverWho() {
        assertThat(PostgresAddress.problem("postgresql://db.example.org:5432/mandala?sslmode=require"))
                .isEmpty();
        assertThat(PostgresAddress.problem("postgresql://ana:word@db/mandala").orElse(""))
                .contains("keys of their own")
                .doesNotContain("word@");
        for (String wrong :
                new String[] {"", "db", "postgresql://db", "postgresql://db/", "mysql://db/mandala", "a b"}) {
            assertThat(PostgresAddress.problem(wrong)).as(wrong).isPresent();
        }
        assertThat(new PostgresAddress(good.url(), good.user(), "secret-word").toString())
                .doesNotContain("secret-word");
    }
}
