package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.AwarenessUpdate.Entry;

/** Rules D8, D9 and D18 to D20. */
class DocAwarenessTest {
    private static final long ANN = 1;
    private static final long BEN = 2;

    private long nowMs = 1_000_000;
    private final DocAwareness awareness = new DocAwareness(() -> nowMs);
    private final Seat ann = seat("person:ann");
    private final Seat ben = seat("person:ben");

    private static Seat seat(String account) {
        return new Seat(new TestMember(account));
    }

    private boolean says(Seat seat, Entry... entries) {
        return awareness.receive(seat, new AwarenessUpdate(List.of(entries)).encode());
    }

    private static Entry entry(long id, long clock, @Nullable String json) {
        return new Entry(id, clock, json);
    }

    private List<String> changed() {
        return awareness.takeChanged().stream()
                .map(state -> state.id() + new String(state.json(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void whatChangesIsToldOnceAndTheLatestOnly() {
        assertThat(says(ann, entry(ANN, 1, "{\"x\":1}"))).isTrue();
        says(ann, entry(ANN, 2, "{\"x\":2}"));
        assertThat(changed()).containsExactly("1{\"x\":2}");
        assertThat(changed()).isEmpty();
    }

    @Test
    void aRenewalWithoutAChangeWaitsForTheOthers() {
        says(ann, entry(ANN, 1, "{}"));
        changed();
        awareness.takeRenewed();
        assertThat(says(ann, entry(ANN, 2, "{}"))).isFalse();
        assertThat(changed()).isEmpty();
        assertThat(awareness.takeRenewed()).hasSize(1);
        assertThat(awareness.takeRenewed()).isEmpty();
    }

    @Test
    void clocksTowardsOthersOnlyRiseEvenForAClientThatBeginsAnew() {
        says(ann, entry(ANN, 50, "{}"));
        long first = awareness.takeChanged().get(0).clock();
        awareness.leave(ann);
        changed();
        nowMs -= 10_000;
        Seat back = seat("person:ann");
        says(back, entry(ANN, 1, "{\"again\":true}"));
        assertThat(awareness.takeChanged().get(0).clock()).isGreaterThan(first);
    }

    @Test
    void anEchoIsNotEvenLookedInto() {
        says(ann, entry(ANN, 1, "{}"));
        long clock = awareness.takeChanged().get(0).clock();
        assertThat(says(ben, entry(ANN, clock, "{\"forged\":1}"))).isFalse();
        awareness.leave(ann);
        changed();
        assertThat(says(ben, entry(ANN, clock, "{\"ghost\":1}"))).isFalse();
        assertThat(says(ben, entry(BEN, 1, "{}"))).isTrue();
        byte[] notJson = new AwarenessUpdate(List.of(entry(ANN, clock, "}{"))).encode();
        assertThat(awareness.receive(ben, notJson)).isFalse();
    }

    @Test
    void anIdIsTakenOverByTheSameAccountAlone() {
        says(ann, entry(ANN, 5, "{}"));
        changed();
        assertThat(says(ben, entry(ANN, 6, "{\"forged\":1}"))).isFalse();
        Seat back = seat("person:ann");
        assertThat(says(back, entry(ANN, 1, "{\"back\":1}"))).isTrue();
        assertThat(awareness.leave(ann)).isFalse();
        assertThat(awareness.leave(back)).isTrue();
    }

    @Test
    void whoLeftIsToldOnce() {
        says(ann, entry(ANN, 1, "{}"));
        changed();
        awareness.leave(ann);
        assertThat(changed()).containsExactly("1null");
        assertThat(awareness.statesFor(ben)).isEmpty();
    }

    @Test
    void onesOwnStateThatIsNoJsonIsMalformed() {
        byte[] broken = new AwarenessUpdate(List.of(entry(ANN, 1, "}{"))).encode();
        assertThatThrownBy(() -> awareness.receive(ann, broken)).isInstanceOf(InvalidUpdateException.class);
    }
}
