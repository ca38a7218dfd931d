package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DocEventsTest {
    private final Doc doc = Replicas.doc(1);
    private final List<Object> seen = new ArrayList<>();

    @Test
    void aTransactionTellsWhatItDid() {
        YMap map = doc.getMap("m");
        map.set("old", 1);
        doc.onBeforeTransaction(transaction -> transaction.meta().put("began", true));
        doc.onTransaction(transaction -> {
            seen.add(transaction.origin());
            seen.add(transaction.changedTypes());
            seen.add(transaction.contents());
            seen.add(transaction.meta());
        });

        doc.transact("me", () -> map.set("old", 2));

        assertThat(seen)
                .containsExactly(
                        "me",
                        Map.of(map, Set.of("old")),
                        new UpdateContents(
                                List.of(new UpdateContents.Range(1, 1, 2)), List.of(new UpdateContents.Range(1, 0, 1))),
                        Map.of("began", true));
    }

    /** What a program adds to each change travels with it. */
    @Test
    void whatIsChangedWhenATransactionBeginsIsAPartOfIt() {
        List<byte[]> updates = new ArrayList<>();
        doc.onBeforeTransaction(transaction -> doc.getMap("m").set("by", String.valueOf(transaction.origin())));
        doc.onUpdate((update, origin) -> updates.add(update));

        doc.transact("me", () -> doc.getText("t").insert(0, "x"));

        Doc other = Replicas.doc(2);
        updates.forEach(update -> other.applyUpdate(update, null));
        assertThat(updates).hasSize(1);
        assertThat(other.getMap("m").get("by")).isEqualTo("me");
        assertThat(other.getText("t")).hasToString("x");
    }

    @Test
    void typingOfOthersBeginsATransactionToo() {
        Doc other = Replicas.doc(2);
        other.onUpdate((update, origin) -> doc.applyUpdate(update, "net"));
        doc.onBeforeTransaction(transaction -> seen.add(transaction.origin()));

        other.getText("t").insert(0, "a");
        other.getText("t").insert(1, "b");

        assertThat(seen).containsExactly("net", "net");
    }

    @Test
    void aFailingListenerHindersNoOther() {
        doc.onUpdate((update, origin) -> {
            throw new IllegalStateException("broken listener");
        });
        doc.onUpdate((update, origin) -> seen.add("told"));
        Doc other = Replicas.doc(2);
        other.getText("t").insert(0, "a");
        byte[] first = other.encodeStateAsUpdate();
        other.getText("t").insert(1, "b");
        byte[] second = other.encodeStateAsUpdate(StateVector.of(Map.of(2L, 1)));

        assertThatThrownBy(() -> doc.applyUpdate(first, null)).hasMessage("broken listener");
        assertThatThrownBy(() -> doc.applyUpdate(second, null)).hasMessage("broken listener");
        assertThat(seen).containsExactly("told", "told");
        assertThat(doc.getText("t")).hasToString("ab");
    }

    @Test
    void aFailureAtTheBeginningLeavesTheDocumentUsable() {
        Subscription broken = doc.onBeforeTransaction(transaction -> {
            throw new IllegalStateException("not now");
        });

        assertThatThrownBy(() -> doc.getMap("m").set("k", 1)).hasMessage("not now");
        broken.cancel();
        doc.getMap("m").set("k", 2);

        assertThat(doc.getMap("m").get("k")).isEqualTo(2);
    }

    @Test
    void subdocumentsAreKnownAndLoadedWhenAskedFor() {
        Doc other = Replicas.doc(2);
        Subdoc eager = new Subdoc("eager", true, true, null);
        Subdoc lazy = new Subdoc("lazy");
        doc.onSubdocs(event -> seen.add(event.loaded()));
        other.onSubdocs(event -> seen.add(event.loaded()));

        doc.getArray("a").push(eager, lazy);
        other.applyUpdate(doc.encodeStateAsUpdate(), null);
        other.load(lazy);

        assertThat(seen).containsExactly(List.of(eager, lazy), List.of(eager), List.of(lazy));
        assertThat(other.subdocs()).containsExactly(eager, lazy);
        doc.getArray("a").delete(0, 1);
        other.applyUpdate(doc.encodeStateAsUpdate(), null);
        assertThat(other.subdocs()).containsExactly(lazy);
        assertThatThrownBy(() -> other.load(eager)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentThatIsGivenUpTellsItOnceAndNothingAfter() {
        doc.onDestroy(() -> seen.add("destroyed"));
        doc.onUpdate((update, origin) -> seen.add("update"));

        doc.destroy();
        doc.destroy();
        doc.getText("t").insert(0, "x");

        assertThat(doc.isDestroyed()).isTrue();
        assertThat(seen).containsExactly("destroyed");
    }
}
