package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an update holds under ids that the document knows is compared with what is there. */
class KnownContentTest {
    private static final int SEEDS = 200;
    private static final int EDITS = 30;

    private final List<String> differences = new ArrayList<>();
    private final UpdateGuard guard = new UpdateGuard() {
        @Override
        public void structs(long client, int from, int to, int known) {}

        @Override
        public void differs(long client, int clock) {
            differences.add(client + ":" + clock);
        }
    };

    @Test
    void replicasOfOneHistoryNeverDifferHoweverTheyWereCutJoinedAndCollected() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Doc> docs = List.of(Replicas.doc(1), Replicas.doc(2), Replicas.uncollected(3));
            RandomEdits edits = new RandomEdits(random);
            for (int i = 0; i < EDITS; i++) {
                edits.edit(docs.get(random.nextInt(3)));
                Doc from = docs.get(random.nextInt(3));
                docs.get(random.nextInt(3)).applyUpdate(from.encodeStateAsUpdate(), "sync", guard);
            }
            assertThat(differences).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void aDocumentThatWasStoredAndLoadedHoldsTheSame() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Doc doc = Replicas.doc(1);
            RandomEdits edits = new RandomEdits(new Random(seed));
            List<byte[]> updates = new ArrayList<>();
            doc.onUpdate((update, origin) -> updates.add(update));
            for (int i = 0; i < EDITS; i++) {
                edits.edit(doc);
            }
            Doc loaded = Replicas.doc(2);
            loaded.applyUpdateV2(doc.encodeStateAsUpdateV2(), null);
            updates.forEach(update -> loaded.applyUpdate(update, null, guard));
            assertThat(differences).as("seed %d", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, abcxef, true",
        "abcdef, abc, false",
        "abc, abcdef, false",
        "abc, xbcdef, true",
        "a, é, true",
        "漢字, 漢x, true"
    })
    void anotherTextUnderTheSameIdIsSeen(String ours, String theirs, boolean seen) {
        Doc doc = Replicas.doc(2);
        doc.applyUpdate(written(ours), null);
        doc.applyUpdate(written(theirs), null, guard);
        assertThat(differences).isEqualTo(seen ? List.of("7:0") : List.of());
        assertThat(doc.getText("t").toString().substring(0, ours.length())).isEqualTo(ours);
    }

    private static byte[] written(String text) {
        Doc doc = Replicas.doc(7);
        doc.getText("t").insert(0, text);
        return doc.encodeStateAsUpdate();
    }

    @Test
    void anotherValueAnotherKeyAndAnotherKindAreSeen() {
        assertThat(differs(
                        doc -> doc.getMap("m").set("k", 1),
                        doc -> doc.getMap("m").set("k", 2)))
                .isTrue();
        assertThat(differs(
                        doc -> doc.getMap("m").set("k", 1),
                        doc -> doc.getMap("m").set("l", 1)))
                .isTrue();
        assertThat(differs(
                        doc -> doc.getMap("m").set("k", 1),
                        doc -> doc.getMap("m").set("k", new YMap())))
                .isTrue();
        assertThat(differs(
                        doc -> doc.getMap("m").set("k", new YMap()),
                        doc -> doc.getMap("m").set("k", new YText())))
                .isTrue();
        assertThat(differs(
                        doc -> doc.getMap("m").set("k", 1),
                        doc -> doc.getMap("m").set("k", 1)))
                .isFalse();
    }

    @Test
    void whatWasDeletedOnEitherSideIsNotCompared() {
        assertThat(differs(doc -> write(doc, "abc", 3), doc -> write(doc, "xyz", 0)))
                .isFalse();
        assertThat(differs(doc -> write(doc, "abc", 0), doc -> write(doc, "xyz", 3)))
                .isFalse();
    }

    private static void write(Doc doc, String text, int deleted) {
        doc.getText("t").insert(0, text);
        doc.getText("t").delete(0, deleted);
    }

    private boolean differs(java.util.function.Consumer<Doc> ours, java.util.function.Consumer<Doc> theirs) {
        differences.clear();
        Doc first = Replicas.doc(7);
        ours.accept(first);
        Doc second = Replicas.doc(7);
        theirs.accept(second);
        Doc doc = Replicas.doc(2);
        doc.applyUpdate(first.encodeStateAsUpdate(), null);
        doc.applyUpdate(second.encodeStateAsUpdate(), null, guard);
        return !differences.isEmpty();
    }
}
