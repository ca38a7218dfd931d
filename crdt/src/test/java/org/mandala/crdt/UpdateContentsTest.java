package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.UpdateContents.Range;

final class UpdateContentsTest {
    private final Doc one = Replicas.doc(1);
    private final Doc two = Replicas.doc(2);
    private final Doc server = Replicas.doc(3);

    @Test
    void itNamesWhatAnUpdateWritesAndDeletes() {
        one.getText("t").insert(0, "abcdef");
        Replicas.sync(one, two);
        two.getText("t").insert(6, "gh");
        two.getText("t").delete(1, 2);

        UpdateContents contents = Updates.contents(two.encodeStateAsUpdate());

        assertThat(contents.structs()).containsExactlyInAnyOrder(new Range(1, 0, 6), new Range(2, 0, 2));
        assertThat(contents.deletes()).containsExactly(new Range(1, 1, 3));
        assertThat(Updates.contentsV2(two.encodeStateAsUpdateV2())).isEqualTo(contents);
    }

    @Test
    void aGapPartsTheRangesOfAClient() {
        List<byte[]> sent = new ArrayList<>();
        one.onUpdate((update, origin) -> sent.add(update));
        one.getText("t").insert(0, "ab");
        one.getText("t").insert(2, "cd");
        one.getText("t").insert(4, "ef");

        byte[] merged = Updates.merge(List.of(sent.get(0), sent.get(2)));

        assertThat(Updates.contents(merged).structs()).containsExactly(new Range(1, 0, 2), new Range(1, 4, 6));
    }

    @Test
    void togetherWithWhatADocumentKnowsItTellsWhoIsExtended() {
        one.getText("t").insert(0, "mine");
        server.applyUpdate(one.encodeStateAsUpdate(), null);
        two.applyUpdate(one.encodeStateAsUpdate(), null);
        two.getText("t").insert(0, "yours and ");

        assertThat(extended(two.encodeStateAsUpdate())).containsExactly(2L);
        one.getText("t").insert(4, "!");
        assertThat(extended(one.encodeStateAsUpdate())).containsExactly(1L);
        assertThat(server.clock(2)).isZero();
    }

    private List<Long> extended(byte[] update) {
        return Updates.contents(update).structs().stream()
                .filter(range -> range.to() > server.clock(range.client()))
                .map(Range::client)
                .toList();
    }
}
