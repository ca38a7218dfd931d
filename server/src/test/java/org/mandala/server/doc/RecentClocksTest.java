package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.UpdateGuard;

/** Rule D14: what a slow reader has. */
class RecentClocksTest {
    private static final long SEED = 14;
    private static final int AUTHORS = 5;

    @Test
    void theStateVectorBeforeAnyRecentUpdateIsKnown() {
        Random random = new Random(SEED);
        Replica replica = new Replica(new Doc());
        List<Doc> authors = authors();
        List<StateVector> before = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Doc author = authors.get(random.nextInt(AUTHORS));
            author.getText("t")
                    .insert(random.nextInt(author.getText("t").length() + 1), "x".repeat(random.nextInt(1, 4)));
            before.add(stateVector(replica));
            replica.apply(author.encodeStateAsUpdate(stateVector(replica)), this, UpdateGuard.NONE);
        }
        for (int place = 0; place < before.size(); place++) {
            assertThat(replica.before(place))
                    .as("seed " + SEED + ", place " + place)
                    .isEqualTo(before.get(place));
        }
    }

    @Test
    void whoIsFurtherBehindThanIsRememberedKnowsNothing() {
        RecentClocks recent = new RecentClocks();
        for (int place = 0; place < 10_000; place++) {
            recent.add(place, 1, place);
        }
        StateVector now = StateVector.of(java.util.Map.of(1L, 10_000));
        assertThat(recent.before(100, now)).isEqualTo(StateVector.EMPTY);
        assertThat(recent.before(9_000, now).clock(1)).isEqualTo(9_000);
        assertThat(recent.before(10_000, now)).isEqualTo(now);
    }

    private static List<Doc> authors() {
        List<Doc> authors = new ArrayList<>();
        for (int i = 1; i <= AUTHORS; i++) {
            authors.add(new Doc(DocOptions.defaults().withClientId(i)));
        }
        return authors;
    }

    private static StateVector stateVector(Replica replica) {
        return replica.before(replica.place());
    }
}
