package org.mandala.server.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.assertFailure;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.doc.StoredDoc;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.SignInLink;
import org.mandala.server.identity.Way;
import org.mandala.server.programme.Programme;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.store.Store;

/** Two nodes over one database: whatever they do at the same time is as if one had done it after the other. */
final class NodesTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final int MANY = 200;

    private Store here = open(PostgresServer.shared().database());
    private Store there = here;

    @BeforeEach
    void openBoth() {
        result(here.close());
        PostgresAddress address = PostgresServer.shared().database();
        here = open(address);
        there = open(address);
    }

    private static Store open(PostgresAddress address) {
        return PostgresStore.open(address, InstantSource.system());
    }

    @AfterEach
    void closeBoth() {
        result(here.close());
        result(there.close());
    }

    @Test
    void updatesOfBothAreNumberedWithoutGapsAndInEachOnesOrder() {
        result(here.docs().create("d"));
        List<Future<Long>> numbers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            numbers.add(here.docs().append("d", List.of(text("here " + i))));
            numbers.add(there.docs().append("d", List.of(text("there " + i), text("there too " + i))));
        }
        List<Long> heads = numbers.stream().map(future -> result(future)).toList();
        assertThat(heads).doesNotHaveDuplicates();
        assertThat(heads).contains(3L * MANY);
        StoredDoc stored = result(there.docs().load("d"));
        assertThat(stored.damage()).isNull();
        assertThat(stored.updates()).hasSize(3 * MANY);
        assertThat(stored.updates().stream().filter(it -> it.toString().startsWith("here")))
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .mapToObj(i -> text("here " + i))
                        .toList());
        for (int i = 0; i < MANY; i++) {
            assertThat(stored.updates().get((int) (heads.get(2 * i) - 1))).isEqualTo(text("here " + i));
        }
    }

    @Test
    void docsInEachOthersOrderDoNotHoldUpEachOther() {
        List<String> docs = IntStream.range(0, 20).mapToObj(i -> "d" + i).toList();
        docs.forEach(doc -> result(here.docs().create(doc)));
        List<Future<Long>> all = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < docs.size(); i++) {
                all.add(here.docs().append(docs.get(i), List.of(text("x"))));
                all.add(there.docs().append(docs.get(docs.size() - 1 - i), List.of(text("x"))));
            }
        }
        all.forEach(it -> assertThat(result(it)).isPositive());
        docs.forEach(doc -> assertThat(result(here.docs().load(doc)).seq()).isEqualTo(20));
    }

    @Test
    void ofTwoNodesThatWantTheSameNumberInASessionOneGetsIt() {
        for (long seq : LongStream.rangeClosed(1, MANY).toArray()) {
            Future<Boolean> first = here.rooms().append("s", event(seq, "here"));
            Future<Boolean> second = there.rooms().append("s", event(seq, "there"));
            assertThat(List.of(result(first), result(second))).containsExactlyInAnyOrder(true, false);
        }
        assertThat(result(here.rooms().read("s", 0)))
                .isEqualTo(result(there.rooms().read("s", 0)));
        assertThat(result(here.rooms().read("s", MANY - 1))).hasSize(1);
    }

    private static LoggedEvent event(long seq, String actor) {
        return new LoggedEvent(seq, NOW, actor, null, new RunEvent.PracticePaused("r", NOW));
    }

    /** Rule D36: a checkpoint of one node never drops what only the other has in its checkpoint. */
    @Test
    void checkpointsOfBothLeaveEveryUpdateReadable() {
        result(here.docs().create("d"));
        for (int round = 0; round < 20; round++) {
            long head = result(here.docs().append("d", List.of(text("a"), text("b"), text("c"))));
            Future<Boolean> older = here.docs().checkpoint("d", head - 1, text("to " + (head - 1)));
            Future<Boolean> newer = there.docs().checkpoint("d", head, text("to " + head));
            assertThat(result(newer)).isTrue();
            result(older);
            StoredDoc stored = result(there.docs().load("d"));
            assertThat(stored.damage()).isNull();
            assertThat(stored.checkpointSeq()).isEqualTo(head);
        }
    }

    @Test
    void aLinkThatIsGoodOnceIsGoodOnceOnAllNodes() {
        Person ana = new Person("ana", "Ana", null, NOW);
        result(here.programme()
                .load(new Programme.Contents(List.of(), List.of(), List.of(), List.of(ana), List.of(), List.of())));
        for (int i = 0; i < 20; i++) {
            result(here.keys().add(new SignInLink("link" + i, "ana", Way.EMAIL, null, NOW, NOW + 1_000)));
            Future<Person> first = here.keys().useLink("link" + i, login("here" + i), NOW);
            Future<Person> second = there.keys().useLink("link" + i, login("there" + i), NOW);
            List<Boolean> used = List.of(isDone(first), isDone(second));
            assertThat(used).containsExactlyInAnyOrder(true, false);
        }
        assertThat(result(there.keys().logins("ana", NOW))).hasSize(20);
        assertFailure(there.keys().useLink("link0", login("late"), NOW)).isNotNull();
    }

    private static boolean isDone(Future<?> future) {
        return result(future.transform(it -> Future.succeededFuture(it.succeeded())));
    }

    private static Login login(String id) {
        return new Login(id, "hash " + id, "nobody", Way.EMAIL, new Device("a browser", ""), NOW, NOW + 1_000, NOW);
    }

    private static Buffer text(String text) {
        return Buffer.buffer(text);
    }
}
