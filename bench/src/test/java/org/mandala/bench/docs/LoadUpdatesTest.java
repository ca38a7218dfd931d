package org.mandala.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.Doc;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.Updates;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.InvalidUpdateException;

final class LoadUpdatesTest {
    private final LoadUpdates updates = new LoadUpdates();

    @Test
    void aRecordMakesAboutAHundredBytes() {
        assertThat(updates.record(3, 1, System.nanoTime()).toByteArray()).hasSizeBetween(95, 110);
    }

    @Test
    void theEngineTakesRecordsOfSeveralMembersAsOneText() {
        Doc doc = new Doc();
        for (int sequence = 0; sequence < 3; sequence++) {
            doc.applyUpdate(record(0, sequence, 7), null);
            doc.applyUpdate(record(1, sequence, 8), null);
        }

        assertThat(doc.hasPending()).isFalse();
        assertThat(doc.getText(LoadUpdates.TEXT).toString()).hasSize(6 * LoadUpdates.RECORD);
        assertThat(doc.stateVector().clock(LoadUpdates.FIRST_CLIENT + 1)).isEqualTo(3 * LoadUpdates.RECORD);
    }

    @Test
    void everyStampIsFoundInAnUpdateThatMergesMany() {
        byte[] merged =
                Updates.merge(List.of(record(0, 0, 11), record(1, 0, 12), record(0, 1, 0x1234_5678_9abc_def0L)));

        assertThat(read(merged)).containsExactlyInAnyOrder("0/0@11", "1/0@12", "0/1@" + 0x1234_5678_9abc_def0L);
    }

    @Test
    void stampsAreFoundInADocumentsWholeStateAndInItsTail() {
        Doc doc = new Doc();
        for (int sequence = 0; sequence < 3; sequence++) {
            doc.applyUpdate(record(0, sequence, sequence), null);
        }
        StateVector knowsTwo = Updates.stateVector(Updates.merge(List.of(record(0, 0, 0), record(0, 1, 1))));

        assertThat(read(doc.encodeStateAsUpdate())).containsExactly("0/0@0", "0/1@1", "0/2@2");
        assertThat(read(doc.encodeStateAsUpdate(knowsTwo))).containsExactly("0/2@2");
    }

    @Test
    void theEngineTakesNotesAsItemsOfTheirOwn() {
        Doc doc = new Doc();
        doc.applyUpdate(updates.notes(0, 0, 40), null);
        doc.applyUpdate(updates.notes(0, 40, 80), null);

        assertThat(doc.getMap("notes").size()).isEqualTo(80);
        assertThat(doc.encodeStateAsUpdate()).hasSizeGreaterThan(80 * LoadUpdates.RECORD);
    }

    @Test
    void contentOfAnotherKindIsAnErrorAndNotAMiscount() {
        assertThatThrownBy(() -> read(updates.notes(0, 0, 1))).isInstanceOf(InvalidUpdateException.class);
    }

    private byte[] record(int member, int sequence, long stampNs) {
        return updates.record(member, sequence, stampNs).toByteArray();
    }

    private static List<String> read(byte[] update) {
        List<String> found = new ArrayList<>();
        Stamps.read(
                new ByteReader(update),
                (member, sequence, stampNs) -> found.add(member + "/" + sequence + "@" + stampNs));
        return found;
    }
}
