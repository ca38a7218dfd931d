package org.mandala.server.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.doc.StoredDoc;
import org.mandala.server.link.NetLine;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.store.Store;

/**
 * A node that is cut off from the store while it writes, and told dead meanwhile: what it sent arrives when others have gone on, or has arrived and nobody could
 * tell it so. The shared logs are none the worse. Rules N10, N12 and N14.
 */
final class LateAppendTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final int BREAKS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final PostgresAddress database = PostgresServer.shared().database();
    private NetLine net;
    private Store far;
    private Store here;

    @BeforeEach
    void open() {
        net = new NetLine(vertx, PostgresServer.portOf(database));
        far = PostgresStore.open(PostgresServer.by(net.port(), database), InstantSource.system());
        here = PostgresStore.open(database, InstantSource.system());
    }

    @AfterEach
    void close() {
        net.heal();
        result(far.close());
        result(here.close());
        net.close();
        result(vertx.close());
    }

    @Test
    void aLateEventTakesNoNumberThatAnotherNodeHasTaken_N10() {
        assertThat(result(far.rooms().append("s", event(1, "far")))).isTrue();
        net.cut();
        Future<Boolean> late = far.rooms().append("s", event(2, "far, late"));
        assertThat(result(here.rooms().append("s", event(2, "here")))).isTrue();
        assertThat(result(here.rooms().append("s", event(3, "here")))).isTrue();
        net.heal();
        assertThat(result(late)).isFalse();
        assertThat(result(far.rooms().append("s", event(4, "far")))).isTrue();
        assertThat(actors()).containsExactly("far", "here", "here", "far");
    }

    /** Each is given, and the line broken at once: before it arrives, after it is stored, or in between. */
    @Test
    void anEventWhoseLineBreaksIsThereOnceOrNotAtAllAndWhatIsSaidOfItIsTrue_N10() {
        int length = 0;
        for (int i = 0; i < BREAKS; i++) {
            Future<Boolean> given = far.rooms().append("s", event(length + 1, "far" + i));
            net.reset();
            boolean said = result(given.otherwise(false));
            List<String> actors = actors();
            assertThat(actors).hasSizeBetween(length, length + 1);
            if (said) {
                assertThat(actors).endsWith("far" + i);
            }
            length = actors.size();
        }
        assertThat(actors()).doesNotHaveDuplicates();
    }

    @Test
    void lateUpdatesAreNumberedAfterWhatOthersStoredMeanwhile_N12() {
        result(here.docs().create("d"));
        assertThat(result(far.docs().append("d", List.of(text("far"))))).isEqualTo(1);
        net.cut();
        Future<Long> late = far.docs().append("d", List.of(text("late"), text("later")));
        assertThat(result(here.docs().append("d", List.of(text("here"))))).isEqualTo(2);
        net.heal();
        assertThat(result(late)).isEqualTo(4);
        StoredDoc stored = result(here.docs().load("d"));
        assertThat(stored.damage()).isNull();
        assertThat(stored.updates()).containsExactly(text("far"), text("here"), text("late"), text("later"));
    }

    @Test
    void aLateCheckpointReplacesNoNewerOne_N14() {
        result(here.docs().create("d"));
        result(far.docs().append("d", List.of(text("a"), text("b"), text("c"))));
        net.cut();
        Future<Boolean> late = far.docs().checkpoint("d", 2, text("to two"));
        assertThat(result(here.docs().checkpoint("d", 3, text("to three")))).isTrue();
        net.heal();
        assertThat(result(late)).isFalse();
        StoredDoc stored = result(here.docs().load("d"));
        assertThat(stored.checkpointSeq()).isEqualTo(3);
        assertThat(stored.checkpoint()).isEqualTo(text("to three"));
    }

    private List<String> actors() {
        return result(here.rooms().read("s", 0)).stream()
                .map(LoggedEvent::actor)
                .toList();
    }

    private static LoggedEvent event(long seq, String actor) {
        return new LoggedEvent(seq, NOW, actor, null, new RunEvent.PracticePaused("r", NOW));
    }

    private static Buffer text(String text) {
        return Buffer.buffer(text);
    }
}
