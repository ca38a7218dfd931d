package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.Changes.Change;
import org.mandala.crdt.Changes.Kind;

class RestorationTest {
    private static final int SEEDS = 300;
    private static final int TURNS = 60;

    private final Doc doc = new Doc(DocOptions.defaults().withClientId(1));

    @Test
    void anyEarlierStateCanBeMadeAgainByOneUpdateAtEveryReplica() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                restoreAtRandom(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println("RestorationTest: seeds 1 to " + SEEDS);
    }

    private static void restoreAtRandom(long seed) {
        Random random = new Random(seed);
        RandomEdits edits = new RandomEdits(random);
        List<Doc> replicas = List.of(replica(10 + seed), replica(5));
        List<byte[]> versions = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            Doc edited = replicas.get(random.nextInt(2));
            edits.edit(edited);
            if (random.nextInt(3) == 0) {
                synchronise(replicas);
            }
            if (random.nextInt(10) == 0) {
                versions.add(replicas.get(0).encodeStateAsUpdateV2());
            }
            if (!versions.isEmpty() && random.nextInt(15) == 0) {
                restore(replicas, versions.get(random.nextInt(versions.size())));
            }
        }
    }

    private static Doc replica(long client) {
        return new Doc(DocOptions.defaults().withClientId(client));
    }

    private static void synchronise(List<Doc> replicas) {
        for (Doc from : replicas) {
            replicas.forEach(to -> to.applyUpdate(from.encodeStateAsUpdate(to.stateVector()), null));
        }
    }

    private static void restore(List<Doc> replicas, byte[] version) {
        synchronise(replicas);
        Doc now = replicas.get(0);
        Doc past = loaded(version);
        List<byte[]> updates = new ArrayList<>();
        Subscription listening = now.onUpdate((update, origin) -> updates.add(update));
        boolean same = Rendering.of(now).equals(Rendering.of(past));
        assertThat(Changes.between(past, now).isEmpty()).isEqualTo(same);
        assertThat(Restoration.restore(now, past, null)).isEqualTo(!same);
        listening.cancel();
        assertThat(updates).hasSize(same ? 0 : 1);
        updates.forEach(update -> replicas.get(1).applyUpdate(update, null));
        for (Doc replica : replicas) {
            assertThat(Rendering.of(replica)).isEqualTo(Rendering.of(past));
            for (String root : List.of("text", "map", "array")) {
                assertThat(Tree.json(replica).get(root))
                        .isEqualTo(Tree.json(past).get(root));
            }
            assertThat(Changes.between(past, replica)).isEmpty();
        }
    }

    private static Doc loaded(byte[] version) {
        Doc doc = new Doc();
        doc.applyUpdateV2(version, null);
        return doc;
    }

    @Test
    void whatDidNotChangeKeepsItsIdentity() {
        YMap kept = doc.getMap("items").set("kept", new YMap());
        kept.set("text", "one");
        doc.getMap("items").set("gone", "soon");
        byte[] version = doc.encodeStateAsUpdateV2();
        doc.getMap("items").delete("gone");
        kept.set("text", "two");
        doc.getMap("items").set("new", 1);
        assertThat(Restoration.restore(doc, loaded(version), null)).isTrue();
        assertThat(doc.getMap("items").get("kept")).isEqualTo(kept);
        assertThat(doc.getMap("items").toJson()).isEqualTo(Map.of("kept", Map.of("text", "one"), "gone", "soon"));
        assertThat(Restoration.restore(doc, loaded(version), null)).isFalse();
    }

    @Test
    void formatsAndEmbedsComeBack() {
        YText text = doc.getText("t");
        text.insert(0, "plain bold 🙂", Map.of());
        text.format(6, 4, Map.of("bold", true));
        text.insertEmbed(0, Map.of("image", "x"), Map.of());
        byte[] version = doc.encodeStateAsUpdateV2();
        text.format(0, text.length(), Map.of("bold", true, "color", "red"));
        text.delete(1, 8);
        Restoration.restore(doc, loaded(version), null);
        assertThat(Rendering.of(doc)).isEqualTo(Rendering.of(loaded(version)));
    }

    @Test
    void whatOthersWriteMeanwhileIsMerged() {
        doc.getText("t").insert(0, "one two");
        byte[] version = doc.encodeStateAsUpdateV2();
        doc.getText("t").delete(0, 4);
        Doc other = loaded(doc.encodeStateAsUpdateV2());
        other.getText("t").insert(3, "!");
        Restoration.restore(doc, loaded(version), null);
        doc.applyUpdate(other.encodeStateAsUpdate(), null);
        assertThat(doc.getText("t")).hasToString("one two!");
    }

    @Test
    void aStateOfAnotherDocumentIsRefused() {
        doc.getArray("a").push(1, 2);
        Doc other = new Doc(DocOptions.defaults().withClientId(1));
        other.getArray("a").push(1);
        other.getArray("a").insert(0, List.of(2));
        assertThatThrownBy(() -> Restoration.restore(doc, other, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesNameTheEntryAndWhoWroteWhatIsNewInIt() {
        doc.getMap("items").set("a", new YMap()).set("text", "one");
        doc.getMap("items").set("b", 1);
        doc.getArray("list").push("x", "y");
        doc.getText("note").insert(0, "hello");
        byte[] version = doc.encodeStateAsUpdateV2();
        Doc ana = new Doc(DocOptions.defaults().withClientId(7));
        ana.applyUpdateV2(version, null);
        if (ana.getMap("items").get("a") instanceof YMap map) {
            map.set("text", "two");
        }
        ana.getMap("items").delete("b");
        ana.getMap("items").set("c", 3);
        ana.getArray("list").delete(0, 1);
        ana.getArray("list").push("z");
        ana.getText("note").insert(5, "!");
        assertThat(Changes.between(loaded(version), ana))
                .containsExactly(
                        new Change("items", "a", null, Kind.CHANGED, Set.of(7L)),
                        new Change("items", "b", null, Kind.REMOVED, Set.of()),
                        new Change("items", "c", null, Kind.ADDED, Set.of(7L)),
                        new Change("list", null, 0, Kind.REMOVED, Set.of()),
                        new Change("list", null, 1, Kind.ADDED, Set.of(7L)),
                        new Change("note", null, null, Kind.CHANGED, Set.of(7L)));
    }
}
