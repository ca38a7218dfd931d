package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class YTextTest {
    private final Doc doc = Replicas.uncollected(1);
    private final YText text = doc.getText("t");

    @Test
    void formatsCoverJustTheirRange() {
        text.insert(0, "calm water");
        text.format(5, 5, Map.of("bold", true));
        text.insert(10, "!");
        text.format(7, 2, off("bold"));

        assertThat(text.toDelta())
                .containsExactly(
                        new Delta.Insert("calm "),
                        new Delta.Insert("wa", Map.of("bold", true)),
                        new Delta.Insert("te"),
                        new Delta.Insert("r!", Map.of("bold", true)));
    }

    private static Map<String, @Nullable Object> off(String key) {
        Map<String, @Nullable Object> off = new LinkedHashMap<>();
        off.put(key, null);
        return off;
    }

    @Test
    void anEmbedCountsAsOne() {
        text.insert(0, "ab");
        text.insertEmbed(1, Map.of("image", "ring.png"), Map.of());

        assertThat(text.length()).isEqualTo(3);
        assertThat(text.toDelta())
                .containsExactly(
                        new Delta.Insert("a"), new Delta.Insert(Map.of("image", "ring.png")), new Delta.Insert("b"));
    }

    @Test
    void aDeltaIsAppliedInOneGo() {
        text.insert(0, "one three");
        text.applyDelta(
                List.of(new Delta.Retain(4), new Delta.Insert("two ", Map.of("em", true)), new Delta.Delete(5)));

        assertThat(text.toDelta())
                .containsExactly(new Delta.Insert("one "), new Delta.Insert("two ", Map.of("em", true)));
    }

    @Test
    void aDeltaThatReachesTooFarChangesNothing() {
        text.insert(0, "abc");

        assertThatThrownBy(() -> text.applyDelta(List.of(new Delta.Delete(1), new Delta.Retain(3))))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(text).hasToString("abc");
    }

    @Test
    void noEditCutsASurrogatePair() {
        text.insert(0, "a🙂b");

        assertThatThrownBy(() -> text.insert(2, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("index 2 lies inside a surrogate pair; use 1 or 3");
        assertThatThrownBy(() -> text.delete(0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text.format(2, 1, Map.of("bold", true))).isInstanceOf(IllegalArgumentException.class);
        assertThat(text).hasToString("a🙂b");
    }

    @Test
    void aLoneSurrogateIsReplacedSoThatAllReplicasReadTheSame() {
        text.insert(0, "x\ud83dy");
        Doc other = Replicas.doc(2);
        other.applyUpdate(doc.encodeStateAsUpdate(), null);

        assertThat(text).hasToString("x\ufffdy");
        assertThat(other.getText("t")).hasToString("x\ufffdy");
    }

    @Test
    void aTextCanBeSeenAsItWas() {
        text.insert(0, "before");
        Snapshot snapshot = doc.snapshot();
        text.delete(0, 3);
        text.insert(3, " and after");

        assertThat(text.toDelta(snapshot)).containsExactly(new Delta.Insert("before"));
        assertThat(text).hasToString("ore and after");
        assertThat(snapshot.restore(doc, DocOptions.defaults()).getText("t")).hasToString("before");
    }

    @Test
    void aSnapshotKnowsWhichUpdatesBringNothingNew() {
        text.insert(0, "known");
        Snapshot snapshot = doc.snapshot();
        byte[] known = doc.encodeStateAsUpdate();
        text.delete(0, 1);

        assertThat(snapshot.contains(known)).isTrue();
        assertThat(snapshot.contains(doc.encodeStateAsUpdate())).isFalse();
    }

    @Test
    void aRelativePositionMovesWithItsNeighbour() {
        text.insert(0, "0123456789");
        RelativePosition rightOf = text.relativePosition(5, 0);
        RelativePosition leftOf = text.relativePosition(5, -1);
        text.insert(5, "xx");
        text.delete(0, 2);

        assertThat(rightOf.resolve(doc)).isEqualTo(new RelativePosition.Absolute(YType.of(text.branch()), 5, 0));
        assertThat(leftOf.resolve(doc)).isEqualTo(new RelativePosition.Absolute(YType.of(text.branch()), 3, -1));
    }

    @Test
    void typingInTheMiddleOfALongTextFindsItsPlace() {
        StringBuilder model = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            int at = random.nextInt(model.length() + 1);
            if (random.nextInt(4) > 0 || model.length() < 10) {
                text.insert(at, "é" + i);
                model.insert(at, "é" + i);
            } else {
                int count = Math.min(3, model.length() - at);
                text.delete(at, count);
                model.delete(at, at + count);
            }
        }

        assertThat(text).hasToString(model.toString());
    }
}
