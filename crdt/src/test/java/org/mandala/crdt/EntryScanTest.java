package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which entries of root maps an update changes is known before it is applied. */
class EntryScanTest {
    private final List<String> seen = new ArrayList<>();
    private final UpdateGuard guard = new UpdateGuard() {
        @Override
        public void structs(long client, int from, int to, int known) {}

        @Override
        public EntryGuard entries() {
            return new Seeing();
        }
    };

    private final class Seeing implements EntryGuard {
        @Override
        public void written(String root, @Nullable String key, @Nullable String field, @Nullable Object value) {
            seen.add("+" + root + "/" + key + "/" + field + (value == null ? "" : "=" + value));
        }

        @Override
        public void deleted(String root, @Nullable String key, @Nullable String field) {
            seen.add("-" + root + "/" + key + "/" + field);
        }

        @Override
        public void unplaced() {
            seen.add("?");
        }

        @Override
        public void end() {
            seen.add(".");
        }
    }

    @Test
    void aNewEntryIsSeenWithItsFieldsAndTheirValues() {
        Doc from = Replicas.doc(1);
        from.transact(null, () -> {
            YMap note = from.getMap("items").set("a", new YMap());
            note.set("pos", List.of("r1", "s1", 0.5, 0.5));
            note.set("text", new YText("river"));
        });
        apply(Replicas.doc(2), from.encodeStateAsUpdate());
        assertThat(seen)
                .containsExactly(
                        "+items/a/null", "+items/a/pos=[r1, s1, 0.5, 0.5]", "+items/a/text", "+items/a/text", ".");
    }

    @Test
    void typingInATextIsSeenAsAChangeOfItsEntry() {
        Pair pair = new Pair();
        byte[] update = pair.change(() -> pair.text().insert(2, "xyz"));
        apply(pair.server, update);
        assertThat(seen).containsExactly("+items/a/text", ".");
    }

    @Test
    void deletingWordsAFieldAndTheEntryAreSeen() {
        Pair pair = new Pair();
        apply(pair.server, pair.change(() -> pair.text().delete(0, 2)));
        assertThat(seen).containsExactly("-items/a/text", ".");
        seen.clear();
        apply(pair.server, pair.change(() -> pair.note().delete("pos")));
        assertThat(seen).containsExactly("-items/a/pos", ".");
        seen.clear();
        apply(pair.server, pair.change(() -> pair.client.getMap("items").delete("a")));
        assertThat(seen).contains("-items/a/null").doesNotContain("?");
    }

    @Test
    void aMoveIsSeenWithWhereItLeads() {
        Pair pair = new Pair();
        apply(pair.server, pair.change(() -> pair.note().set("pos", List.of("r2", "s2", 0.5, 0.5))));
        assertThat(seen).contains("+items/a/pos=[r2, s2, 0.5, 0.5]", "-items/a/pos");
    }

    @Test
    void whatIsKnownIsNotSeenAgain() {
        Pair pair = new Pair();
        apply(pair.server, pair.client.encodeStateAsUpdate());
        assertThat(seen).containsExactly(".");
    }

    @Test
    void whatHangsOnSomethingThatHasNotComeHasNoPlace() {
        Pair pair = new Pair();
        byte[] lost = pair.change(() -> pair.text().insert(0, "first"));
        byte[] next = pair.change(() -> pair.text().insert(5, "second"));
        assertThat(lost).isNotEmpty();
        apply(pair.server, next);
        assertThat(seen).containsExactly("?", ".");
    }

    @Test
    void anUpdateThatHangsEachOfItsStructsOnTheNextIsSeenWithoutEnd() {
        Doc from = Replicas.doc(1);
        YText text = from.getText("t");
        for (int i = 0; i < 5_000; i++) {
            text.insert(0, "ab");
            text.delete(1, 1);
        }
        apply(Replicas.doc(2), from.encodeStateAsUpdate());
        assertThat(seen).doesNotContain("?").endsWith(".");
    }

    @Test
    void inReplicasOfOneHistoryEverythingHasAPlace() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Doc> docs = List.of(Replicas.doc(1), Replicas.doc(2), Replicas.uncollected(3));
            RandomEdits edits = new RandomEdits(random);
            for (int i = 0; i < 30; i++) {
                edits.edit(docs.get(random.nextInt(3)));
                Doc from = docs.get(random.nextInt(3));
                apply(docs.get(random.nextInt(3)), from.encodeStateAsUpdate());
            }
            assertThat(seen).as("seed %d", seed).doesNotContain("?");
            seen.clear();
        }
    }

    private void apply(Doc doc, byte[] update) {
        doc.applyUpdate(update, "peer", guard);
    }

    /** A document with a note, at a server and at its client. */
    private static final class Pair {
        final Doc server = Replicas.doc(2);
        final Doc client = Replicas.doc(1);
        private byte[] last = {};

        Pair() {
            client.transact(null, () -> {
                YMap note = client.getMap("items").set("a", new YMap());
                note.set("pos", List.of("r1", "s1", 0.5, 0.5));
                note.set("text", new YText("river"));
            });
            server.applyUpdate(client.encodeStateAsUpdate(), null);
            client.onUpdate((update, origin) -> last = update);
        }

        byte[] change(Runnable work) {
            client.transact(null, work);
            return last;
        }

        YMap note() {
            return (YMap)
                    java.util.Objects.requireNonNull(client.getMap("items").get("a"));
        }

        YText text() {
            return (YText) java.util.Objects.requireNonNull(note().get("text"));
        }
    }
}
