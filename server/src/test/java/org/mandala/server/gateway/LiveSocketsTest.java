package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.RightsWatch;

/** Who is judged again, and when: rule R6. */
class LiveSocketsTest {
    private final RightsWatch watch = new RightsWatch();
    private final LiveSockets sockets = new LiveSockets(watch);
    private final List<String> judged = new ArrayList<>();

    @Test
    void aChangeOfSomebodysRightsJudgesTheirSocketsAlone_R6() {
        add("ana", "ana in the room");
        add("ana", "ana on the board");
        add("ben", "ben in the room");
        watch.changed("ana");
        assertThat(judged).containsExactlyInAnyOrder("ana in the room", "ana on the board");
    }

    @Test
    void everySocketIsJudgedOnceInASweepWhateverWasHeard_R6() {
        Runnable judge = add("ana", "ana");
        sockets.add("doc", sockets.turn(), judge);
        add("ben", "ben");
        sweep();
        assertThat(judged).containsExactlyInAnyOrder("ana", "ben");
    }

    @Test
    void whileOtherNodesCannotTellAllAreJudgedThreeTimesAsOften_N16() {
        boolean[] hearsAll = {true};
        watch.tellOthers(key -> {}, () -> hearsAll[0]);
        add("ana", "ana");
        look(LiveSockets.SLOTS);
        assertThat(judged).hasSize(1);
        hearsAll[0] = false;
        look(LiveSockets.SLOTS);
        assertThat(judged).hasSize(1 + LiveSockets.FASTER);
    }

    @Test
    void whatMayHaveBeenLostIsMadeGoodInAThirdOfASweepOnce_N16() {
        add("ana", "ana");
        watch.missed();
        watch.missed();
        look(LiveSockets.SLOTS / LiveSockets.FASTER);
        assertThat(judged).hasSize(1);
        look(LiveSockets.SLOTS);
        assertThat(judged).hasSize(2);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            sockets.look();
        }
    }

    @Test
    void whoIsLetInWhileRightsChangeIsJudgedAtOnce_R6() {
        long before = sockets.turn();
        watch.changed("ana");
        sockets.add("ana", before, () -> judged.add("ana"));
        assertThat(judged).containsExactly("ana");
    }

    @Test
    void whoIsGoneIsNotJudged_R6() {
        Runnable judge = add("ana", "ana");
        sockets.remove("ana", judge);
        watch.changed("ana");
        sweep();
        assertThat(judged).isEmpty();
    }

    @Test
    void aSweepJudgesAFewAtATime_R6() {
        int many = 10 * LiveSockets.SLOTS;
        for (int i = 0; i < many; i++) {
            add("person" + i, "judged");
        }
        sockets.judgeNext();
        assertThat(judged).hasSizeLessThan(many / 10);
    }

    private void sweep() {
        for (int i = 0; i < LiveSockets.SLOTS; i++) {
            sockets.judgeNext();
        }
    }

    private Runnable add(String key, String name) {
        Runnable judge = () -> judged.add(name);
        sockets.add(key, sockets.turn(), judge);
        return judge;
    }
}
