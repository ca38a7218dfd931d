package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.doc.StoredDoc;
import org.mandala.server.doc.Version;
import org.mandala.server.protocol.VersionView.VersionCause;

public abstract class DocStoreContract extends StoreContract {

    @Test
    void aDocExistsOnceItIsMadeAndIsMadeOnce() {
        assertThat(result(store().docs().exists("d"))).isFalse();
        assertThat(result(store().docs().create("d"))).isTrue();
        assertThat(result(store().docs().exists("d"))).isTrue();
        assertThat(result(store().docs().create("d"))).isFalse();
        assertThat(result(store().docs().load("d")).isEmpty()).isTrue();
    }

    @Test
    void updatesComeBackAsTheyWereInTheirOrder() {
        result(store().docs().create("d"));
        Buffer empty = Buffer.buffer();
        Buffer zeros = Buffer.buffer(new byte[] {0, 1, 0, -1});
        assertThat(result(store().docs().append("d", List.of(text("one"), empty))))
                .isEqualTo(2);
        assertThat(result(store().docs().append("d", List.of(zeros)))).isEqualTo(3);
        assertThat(result(store().docs().load("d")).updates()).containsExactly(text("one"), empty, zeros);
    }

    @Test
    void docsAreNumberedEachOnItsOwn() {
        result(store().docs().create("a"));
        result(store().docs().create("b"));
        result(store().docs().append("a", List.of(text("1"), text("2"))));
        assertThat(result(store().docs().append("b", List.of(text("1"))))).isEqualTo(1);
    }

    @Test
    void manyAppendsAtOnceAreNumberedInTheOrderOfAskingWithoutGaps() {
        result(store().docs().create("d"));
        List<Future<Long>> heads = IntStream.range(0, 2_000)
                .mapToObj(i -> store().docs().append("d", List.of(text("update " + i))))
                .toList();
        assertThat(heads.stream().map(StoreContract::result))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 2_000).mapToObj(Long::valueOf).toList());
        assertThat(result(store().docs().load("d")).updates())
                .hasSize(2_000)
                .last()
                .isEqualTo(text("update 1999"));
    }

    @Test
    void anUnknownDocIsToldAndSpoilsNothingElse() {
        result(store().docs().create("d"));
        Future<Long> before = store().docs().append("d", List.of(text("before")));
        Future<Long> lost = store().docs().append("nowhere", List.of(text("lost")));
        Future<Long> after = store().docs().append("d", List.of(text("after")));
        assertFailure(lost).isInstanceOf(NoSuchDoc.class).hasMessageContaining("nowhere");
        assertThat(result(before)).isEqualTo(1);
        assertThat(result(after)).isEqualTo(2);
        assertFailure(store().docs().load("nowhere")).isInstanceOf(NoSuchDoc.class);
    }

    /** Rule D36. */
    @Test
    void theLastTwoCheckpointsAreKeptAndTheUpdatesFromTheOlderOn() {
        result(store().docs().create("d"));
        result(store().docs().append("d", List.of(text("1"), text("2"), text("3"))));
        assertThat(result(store().docs().checkpoint("d", 2, text("to 2")))).isTrue();
        assertThat(result(store().docs().load("d")))
                .isEqualTo(new StoredDoc(2, text("to 2"), List.of(text("3")), 3, null));
        result(store().docs().append("d", List.of(text("4"))));
        assertThat(result(store().docs().checkpoint("d", 4, text("to 4")))).isTrue();
        assertThat(result(store().docs().append("d", List.of(text("5"))))).isEqualTo(5);
        assertThat(result(store().docs().checkpoint("d", 5, text("to 5")))).isTrue();
        assertThat(result(store().docs().load("d"))).isEqualTo(new StoredDoc(5, text("to 5"), List.of(), 5, null));
    }

    @Test
    void whatCameAfterAnUpdateIsReadWithoutWhatCameBefore() {
        result(store().docs().create("d"));
        result(store().docs().append("d", List.of(text("1"), text("2"), text("3"))));
        assertThat(result(store().docs().after("d", 1)))
                .isEqualTo(new StoredDoc(1, null, List.of(text("2"), text("3")), 3, null));
        assertThat(result(store().docs().after("d", 3))).isEqualTo(new StoredDoc(3, null, List.of(), 3, null));
        assertFailure(store().docs().after("nowhere", 0)).isInstanceOf(NoSuchDoc.class);
    }

    /** Rule D36. */
    @Test
    void whereTheNextUpdateIsDroppedTheCheckpointThatHasItIsRead() {
        result(store().docs().create("d"));
        result(store().docs().append("d", List.of(text("1"), text("2"), text("3"))));
        result(store().docs().checkpoint("d", 2, text("to 2")));
        assertThat(result(store().docs().after("d", 0)))
                .as("the updates are dropped only when two checkpoints have them")
                .isEqualTo(new StoredDoc(0, null, List.of(text("1"), text("2"), text("3")), 3, null));
        result(store().docs().checkpoint("d", 3, text("to 3")));
        assertThat(result(store().docs().after("d", 1))).isEqualTo(new StoredDoc(3, text("to 3"), List.of(), 3, null));
        assertThat(result(store().docs().after("d", 2))).isEqualTo(new StoredDoc(2, null, List.of(text("3")), 3, null));
    }

    @Test
    void aCheckpointIsOfAnUpdateThatIsThereAndLaterThanTheLast() {
        result(store().docs().create("d"));
        result(store().docs().append("d", List.of(text("1"), text("2"), text("3"))));
        assertThat(result(store().docs().checkpoint("d", 4, text("to 4")))).isFalse();
        assertThat(result(store().docs().checkpoint("d", 2, text("to 2")))).isTrue();
        assertThat(result(store().docs().checkpoint("d", 2, text("again")))).isFalse();
        assertThat(result(store().docs().checkpoint("d", 1, text("to 1")))).isFalse();
        assertThat(result(store().docs().load("d")).checkpoint()).isEqualTo(text("to 2"));
        assertFailure(store().docs().checkpoint("nowhere", 1, text("lost"))).isInstanceOf(NoSuchDoc.class);
    }

    /** Rule D45. */
    @Test
    void theFirstPersonNotedForAClientIdStays() {
        result(store().docs().create("d"));
        assertThat(result(store().authors().note("d", 0xffff_ffffL, "ana", NOW)))
                .isTrue();
        assertThat(result(store().authors().note("d", 0xffff_ffffL, "bo", NOW))).isFalse();
        assertThat(result(store().authors().note("d", 7, "bo", NOW))).isTrue();
        assertThat(result(store().authors().of("d"))).isEqualTo(Map.of(0xffff_ffffL, "ana", 7L, "bo"));
        assertThat(result(store().authors().of("nowhere"))).isEmpty();
        assertFailure(store().authors().note("nowhere", 7, "bo", NOW)).isInstanceOf(NoSuchDoc.class);
    }

    /** Rule D40. */
    @Test
    void versionsAreKeptWholeAndListedNewestFirst() {
        result(store().docs().create("d"));
        Version first = version("v1", NOW, null);
        Version second = version("v2", NOW + 1, "lunch");
        result(store().versions().add(first, text("one")));
        result(store().versions().add(second, text("two")));
        assertThat(result(store().versions().of("d"))).containsExactly(second, first);
        assertThat(result(store().versions().of("other"))).isEmpty();
        assertThat(result(store().versions().find("d", "v1"))).contains(first);
        assertThat(result(store().versions().find("other", "v1"))).isEmpty();
        assertThat(result(store().versions().state("d", "v2"))).contains(text("two"));
        assertThat(result(store().versions().state("other", "v2"))).isEmpty();
        assertFailure(store().versions()
                        .add(new Version("v3", "nowhere", 1, NOW, VersionCause.HOUR, null, null, 1), text("x")))
                .isInstanceOf(NoSuchDoc.class);
    }

    @Test
    void aVersionGetsANameAndLosesItAndIsForgotten() {
        result(store().docs().create("d"));
        result(store().versions().add(version("v1", NOW, null), text("one")));
        assertThat(result(store().versions().name("d", "v1", "lunch"))).isTrue();
        assertThat(result(store().versions().find("d", "v1"))).contains(version("v1", NOW, "lunch"));
        assertThat(result(store().versions().name("d", "v1", null))).isTrue();
        assertThat(result(store().versions().find("d", "v1"))).contains(version("v1", NOW, null));
        assertThat(result(store().versions().name("d", "v2", "lunch"))).isFalse();
        assertThat(result(store().versions().drop("d", Set.of("v1", "v2")))).isEqualTo(1);
        assertThat(result(store().versions().of("d"))).isEmpty();
    }

    private static Version version(String id, long at, @Nullable String name) {
        return new Version(id, "d", 1, at, VersionCause.HOUR, name, "ana", 3);
    }

    @Test
    void anUpdateOfSeveralMegabytesIsKeptWhole() {
        result(store().docs().create("d"));
        Buffer large = Buffer.buffer(new byte[3 << 20]).setByte(3_000_000, (byte) 7);
        result(store().docs().append("d", List.of(large)));
        assertThat(result(store().docs().load("d")).updates()).containsExactly(large);
    }

    @Test
    void answersComeBackOnTheContextThatAsked() {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            Promise<List<Boolean>> heardAtHome = Promise.promise();
            context.runOnContext(ignored -> {
                List<Boolean> home = new ArrayList<>();
                store().docs()
                        .create("d")
                        .onComplete(it -> home.add(Vertx.currentContext() == context))
                        .compose(it -> store().docs().append("d", List.of(text("one"))))
                        .onComplete(it -> home.add(Vertx.currentContext() == context))
                        .compose(it -> store().docs().load("nowhere"))
                        .onComplete(it -> {
                            home.add(Vertx.currentContext() == context);
                            heardAtHome.complete(home);
                        });
            });
            assertThat(result(heardAtHome.future())).containsExactly(true, true, true);
        } finally {
            result(vertx.close());
        }
    }

    @Test
    void aClosedStoreFinishesWhatWasAskedAndRefusesTheRest() {
        result(store().docs().create("d"));
        Future<Long> asked = store().docs().append("d", List.of(text("one")));
        Future<Void> closed = store().close();
        Future<Long> late = store().docs().append("d", List.of(text("two")));
        assertThat(result(asked)).isEqualTo(1);
        result(closed);
        assertFailure(late).isInstanceOf(StoreClosed.class);
        assertFailure(store().docs().load("d")).isInstanceOf(StoreClosed.class);
        assertFailure(store().docs().create("e")).isInstanceOf(StoreClosed.class);
    }

    private static Buffer text(String text) {
        return Buffer.buffer(text);
    }
}
