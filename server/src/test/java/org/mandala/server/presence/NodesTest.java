package org.mandala.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is alive, as one node sees it: rules N5, N6, N9 and N13. */
class NodesTest {
    private static final String OTHER = "other@1";
    private static final long DEATH_SEEN_MS = Nodes.DEAD_MS + 2 * Nodes.BEAT_MS;

    private final SimTime time = new SimTime();
    private final HandRegistry registry = new HandRegistry();
    private final List<String> heard = new ArrayList<>();
    private final Nodes nodes = new Nodes("me", registry, new SimHome(time), time::nowMs, new Random(1), () -> "");

    @BeforeEach
    void open() {
        registry.beats.put(OTHER, 7L);
        nodes.watch(new Nodes.Watcher() {
            @Override
            public void died(String node) {
                heard.add("died " + node);
            }

            @Override
            public void reborn() {
                heard.add("reborn");
            }

            @Override
            public void apart(boolean now) {}
        });
        nodes.open();
    }

    @Test
    void whoseCountStandsStillForSixSecondsIsDead_N5() {
        time.runFor(Nodes.DEAD_MS - Nodes.BEAT_MS);
        assertThat(nodes.isDead(OTHER)).isFalse();
        time.runFor(2 * Nodes.BEAT_MS);
        assertThat(nodes.isDead(OTHER)).isTrue();
        assertThat(heard).containsExactly("died " + OTHER);
        assertThat(registry.beats).doesNotContainKey(OTHER);
    }

    /** What the simulation found with its seed 80: two nodes took each other's people out for ever. */
    @Test
    void whoBeatsAtTheMomentOfItsBurialIsDeadForNobody_N5() {
        registry.beforeBurial = () -> registry.beats.put(OTHER, 8L);
        time.runFor(DEATH_SEEN_MS);
        assertThat(nodes.isDead(OTHER)).isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    void whoseBurialIsUndoneByARegistryThatWentBackIsAliveAgain_N5() {
        time.runFor(DEATH_SEEN_MS);
        assertThat(nodes.isDead(OTHER)).isTrue();
        registry.beats.put(OTHER, 7L);
        time.runFor(Nodes.BEAT_MS);
        registry.beats.put(OTHER, 8L);
        time.runFor(Nodes.BEAT_MS);
        assertThat(nodes.isDead(OTHER)).isFalse();
    }

    @Test
    void whoseOwnCountIsLostGoesOnUnderANewNameAndWaitsAnewForAllOthers_N5_N6() {
        time.runFor(Nodes.DEAD_MS - Nodes.BEAT_MS);
        String before = nodes.me();
        registry.beats.clear();
        time.runFor(Nodes.BEAT_MS);
        assertThat(nodes.me()).isNotEqualTo(before);
        assertThat(nodes.isMine(before)).isTrue();
        assertThat(heard).containsExactly("reborn");
        time.runFor(Nodes.DEAD_MS - 2 * Nodes.BEAT_MS);
        assertThat(nodes.isDead(OTHER)).isFalse();
        time.runFor(3 * Nodes.BEAT_MS);
        assertThat(nodes.isDead(OTHER)).isTrue();
    }

    @Test
    void whoComesWhereAnotherOfItsNameBeatsIsRefused_N6() {
        Future<Void> alone = comesCalled("other");
        time.runFor(Nodes.BEAT_MS);
        registry.beats.put(OTHER, 8L);
        time.runFor(Nodes.BEAT_MS);
        assertThat(alone.cause()).isInstanceOf(NameTaken.class).hasMessageContaining("\"other\"");
    }

    @Test
    void whoComesAgainAfterItWasKilledIsTakenOnceItsEarlierCountStandsStill_N6() {
        Future<Void> alone = comesCalled("other");
        assertThat(alone.isComplete()).isFalse();
        time.runFor(Namesakes.LOOK_FOR_MS);
        assertThat(alone.succeeded()).isTrue();
    }

    @Test
    void whoIsCalledAsNobodyElseNeedNotWaitAndWhoHasEndedIsCountedNoMore_N6() {
        Nodes third = called("third");
        assertThat(third.open().succeeded()).isTrue();
        assertThat(registry.beats).containsKey(third.me());
        third.close();
        time.runFor(2 * Nodes.BEAT_MS);
        assertThat(registry.beats).doesNotContainKey(third.me());
    }

    private Future<Void> comesCalled(String name) {
        return called(name).open();
    }

    private Nodes called(String name) {
        return new Nodes(name, registry, new SimHome(time), time::nowMs, new Random(2), () -> "");
    }

    @Test
    void whoIsDeadIsAbsentUntilANodeOfItsNameIsThereOrAnHourIsOver_N13() {
        assertThat(nodes.isAnybodyAbsent()).isFalse();
        time.runFor(DEATH_SEEN_MS);
        assertThat(nodes.isAnybodyAbsent()).isTrue();
        registry.beats.put("other@2", 1L);
        time.runFor(Nodes.BEAT_MS);
        assertThat(nodes.isAnybodyAbsent()).isFalse();
        time.runFor(DEATH_SEEN_MS);
        assertThat(nodes.isAnybodyAbsent()).isTrue();
        time.runFor(Absent.DOUBT_MS);
        assertThat(nodes.isAnybodyAbsent()).isFalse();
    }
}
