package org.mandala.server.store.postgres;

import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.mandala.server.store.BoardStoreContract;
import org.mandala.server.store.CalendarContract;
import org.mandala.server.store.DocStoreContract;
import org.mandala.server.store.KeysContract;
import org.mandala.server.store.OutboxContract;
import org.mandala.server.store.PeopleContract;
import org.mandala.server.store.PracticeStoreContract;
import org.mandala.server.store.ProgrammeContract;
import org.mandala.server.store.RegisterContract;
import org.mandala.server.store.RoomStoreContract;
import org.mandala.server.store.Store;

final class PostgresStoreTest {

    @Nested
    final class Docs extends DocStoreContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class Rooms extends RoomStoreContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class Boards extends BoardStoreContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class Practices extends PracticeStoreContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class Letters extends OutboxContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class WaysIn extends KeysContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class Persons extends PeopleContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class TheProgramme extends ProgrammeContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class TheRegister extends RegisterContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }

    @Nested
    final class TheCalendar extends CalendarContract {
        @Override
        protected Store open(InstantSource clock) {
            return PostgresStore.open(PostgresServer.shared().database(), clock);
        }
    }
}
