package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule D6. */
class SavedCountTest {
    private final SavedCount count = new SavedCount();

    @Test
    void messagesAreSavedInTheirOrderAsTheLogIsStored() {
        count.received(1);
        count.received(2);
        count.received(3);
        assertThat(count.savedBy(0)).isZero();
        assertThat(count.savedBy(2)).isEqualTo(2);
        assertThat(count.savedBy(2)).as("said once").isZero();
        assertThat(count.savedBy(3)).isEqualTo(3);
    }

    @Test
    void aMessageWithNothingNewWaitsForWhatWasAppliedBeforeIt() {
        count.received(5);
        assertThat(count.savedBy(4)).isZero();
        assertThat(count.savedBy(5)).isEqualTo(1);
    }

    @Test
    void nothingAfterAMessageThatWaitsForMissingPartsIsSaved() {
        count.received(1);
        count.receivedIncomplete();
        count.received(2);
        assertThat(count.savedBy(2)).isEqualTo(1);
        assertThat(count.savedBy(9)).isZero();
        count.complete(3);
        assertThat(count.savedBy(2)).isZero();
        assertThat(count.savedBy(3)).isEqualTo(3);
    }

    @Test
    void nothingAfterARefusedMessageIsEverSaved() {
        count.received(1);
        count.refused();
        count.received(2);
        assertThat(count.savedBy(9)).isEqualTo(1);
        assertThat(count.savedBy(99)).isZero();
    }
}
