package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.encoding.InvalidUpdateException;

final class ApplyTest {
    private final Doc doc = Replicas.doc(1);
    private final Doc other = Replicas.doc(2);
    private final List<byte[]> sent = new ArrayList<>();

    ApplyTest() {
        other.onUpdate((update, origin) -> sent.add(update));
    }

    @Test
    void anUpdateThatGoesInWholeIsSentOnAsTheSameArray() {
        List<byte[]> emitted = new ArrayList<>();
        doc.onUpdate((update, origin) -> emitted.add(update));
        other.getText("t").insert(0, "a");
        other.getText("t").insert(1, "b");
        other.getText("t").delete(0, 1);

        List<Applied> applied =
                sent.stream().map(update -> doc.applyUpdate(update, "net")).toList();

        assertThat(emitted).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(emitted.get(i)).isSameAs(sent.get(i));
            assertThat(applied.get(i).update()).isSameAs(sent.get(i));
        }
    }

    @Test
    void aKnownUpdateChangesNothingAndIsNotEmitted() {
        other.getText("t").insert(0, "a");
        doc.applyUpdate(sent.get(0), null);
        List<byte[]> emitted = new ArrayList<>();
        doc.onUpdate((update, origin) -> emitted.add(update));

        Applied again = doc.applyUpdate(sent.get(0), null);

        assertThat(again.changed()).isFalse();
        assertThat(again.update()).isNull();
        assertThat(emitted).isEmpty();
    }

    @Test
    void aPartlyKnownUpdateIsEmittedWithoutTheKnownPart() {
        other.getText("t").insert(0, "ab");
        doc.applyUpdate(sent.get(0), null);
        other.getText("t").insert(2, "cd");

        Applied applied = doc.applyUpdate(other.encodeStateAsUpdate(), null);

        assertThat(applied.update()).isEqualTo(sent.get(1));
    }

    @Test
    void whatWaitsForSomethingMissingIsReportedAndGoesInWhenThatComes() {
        other.getText("t").insert(0, "a");
        other.getText("t").insert(1, "b");

        Applied early = doc.applyUpdate(sent.get(1), null);
        assertThat(early.changed()).isFalse();
        assertThat(early.pending()).isTrue();
        assertThat(doc.missing()).containsEntry(2L, 0);

        Applied late = doc.applyUpdate(sent.get(0), null);
        assertThat(late.pending()).isFalse();
        assertThat(doc.hasPending()).isFalse();
        assertThat(doc.getText("t")).hasToString("ab");
    }

    @Test
    void pendingBytesAreBounded() {
        DocOptions.Limits limits = new DocOptions.Limits(1000, 64);
        Doc bounded = new Doc(DocOptions.defaults().withLimits(limits));
        for (int i = 0; i < 20; i++) {
            other.getText("t").insert(i, "x");
        }

        boolean[] pending = {true};
        sent.subList(1, 20)
                .forEach(update ->
                        pending[0] &= bounded.applyUpdate(update, null).pending());

        assertThat(pending[0]).isTrue();
        assertThat(bounded.encodeStateAsUpdate().length).isLessThan(100);
        bounded.applyUpdate(other.encodeStateAsUpdate(), null);
        assertThat(bounded.getText("t").length()).isEqualTo(20);
    }

    @Test
    void anUpdateOfTooManyStructsIsRefused() {
        Doc bounded = new Doc(DocOptions.defaults().withLimits(new DocOptions.Limits(2, 64)));
        for (int i = 0; i < 3; i++) {
            other.getMap("m").set("k" + i, i);
        }

        assertThatThrownBy(() -> bounded.applyUpdate(other.encodeStateAsUpdate(), null))
                .isInstanceOf(InvalidUpdateException.class)
                .hasMessageContaining("more than 2 structs");
    }

    @Test
    void aParentThatIsNoTypeIsRefused() {
        other.getMap("m").set("k", 1);
        doc.applyUpdate(sent.get(0), null);
        // one struct of client 9 at clock 0: string "x" whose parent is item 2:0, a plain value
        byte[] update = {1, 1, 9, 0, 4, 0, 2, 0, 1, 'x', 0};
        byte[] before = doc.encodeStateAsUpdate();

        assertThatThrownBy(() -> doc.applyUpdate(update, null))
                .isInstanceOf(InvalidUpdateException.class)
                .hasMessageContaining("is not a type");
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
    }

    @Test
    void aTruncatedUpdateNamesTheByte() {
        other.getText("t").insert(0, "hello");
        byte[] cut = Arrays.copyOf(sent.get(0), 8);

        assertThatThrownBy(() -> doc.applyUpdate(cut, null))
                .isInstanceOfSatisfying(
                        InvalidUpdateException.class,
                        e -> assertThat(e.offset()).isPositive());
    }

    @Test
    void manyUpdatesInOneTransactionAreEmittedAsOne() {
        other.getText("t").insert(0, "a");
        other.getMap("m").set("k", 1);
        List<byte[]> emitted = new ArrayList<>();
        doc.onUpdate((update, origin) -> emitted.add(update));

        doc.transact("log", () -> sent.forEach(update -> doc.applyUpdate(update, "ignored")));

        assertThat(emitted).hasSize(1);
        Doc third = Replicas.doc(3);
        third.applyUpdate(emitted.get(0), null);
        assertThat(third.encodeStateAsUpdate()).isEqualTo(doc.encodeStateAsUpdate());
    }

    @Test
    void aDocumentWhoseIdAnotherUsesDrawsANewOne() {
        Doc twin = Replicas.doc(2);
        other.getText("t").insert(0, "a");

        twin.applyUpdate(sent.get(0), null);

        assertThat(twin.clientId()).isNotEqualTo(2);
    }

    @Test
    void typesMayNestDeeperThanAnyStack() {
        YMap at = other.getMap("m");
        for (int i = 0; i < 20_000; i++) {
            at = at.set("k", new YMap());
        }
        doc.applyUpdate(other.encodeStateAsUpdate(), null);

        other.getMap("m").delete("k");
        doc.applyUpdate(other.encodeStateAsUpdate(), null);

        assertThat(doc.getMap("m").keys()).isEmpty();
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(other.encodeStateAsUpdate());
    }
}
