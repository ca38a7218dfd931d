package org.mandala.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;

/** One room as one node of several keeps it: rules N5 to N9. What only many seeds find is in the simulation. */
class SharedRoomTest {
    private static final String OTHER = "other@1";
    private static final String DEAD = "dead@1";
    private static final RosterPerson ANA = new RosterPerson("ana", "Ana", "boston", Role.PRACTITIONER);
    private static final RosterPerson BEN = new RosterPerson("ben", "Ben", "boston", Role.PRACTITIONER);

    private final SimTime time = new SimTime();
    private final SimHome home = new SimHome(time);
    private final HandRegistry registry = new HandRegistry();
    private final List<String> told = new ArrayList<>();
    private final Roster roster = new Roster(new Roster.Watcher() {
        @Override
        public void arrived(RosterPerson person) {
            told.add("+" + person.id());
        }

        @Override
        public void left(String person) {
            told.add("-" + person);
        }
    });
    private final Nodes nodes = new Nodes("me", registry, home, time::nowMs, new Random(1), () -> "");
    private final SharedRoom room = new SharedRoom("room", home, registry, nodes, roster, apart -> {});
    private long otherBeats = 1;

    @BeforeEach
    void open() {
        otherBeats();
        nodes.open();
        room.open();
        placeByOther(ANA, OTHER);
    }

    /** As long as it is not told to die. */
    private void otherBeats() {
        if (otherBeats > 0) {
            registry.beats.put(OTHER, otherBeats++);
            time.after(1_000, this::otherBeats);
        }
    }

    private void placeByOther(RosterPerson person, String node) {
        registry.tell(
                Placed.place(person.id(), "tab"),
                new Placed(node, registry.version + 1, 1, "tab", false, person).encode());
    }

    @Test
    void anAnswerThatChangesHaveOvertakenTakesNobodyOut_N7() {
        registry.waits = true;
        registry.missed();
        placeByOther(BEN, OTHER);
        registry.answer();
        assertThat(told).containsExactly("+ana", "+ben");
    }

    @Test
    void whatARegistryThatWentBackDoesNotKnowAnyMoreIsForgivenForAWhile_N9() {
        registry.places.clear();
        registry.version = 0;
        time.runFor(Following.CHECK_MS);
        assertThat(told).containsExactly("+ana");
        placeByOther(ANA, OTHER);
        time.runFor(Vanished.FORGIVE_MS + Following.CHECK_MS);
        assertThat(told).containsExactly("+ana");
        registry.places.clear();
        registry.epoch = "another";
        time.runFor(Vanished.FORGIVE_MS + 2 * Following.CHECK_MS);
        assertThat(told).containsExactly("+ana", "-ana");
    }

    /** What the simulation found with its seed 926: the registry went back, and was at its old version again before anybody was told. */
    @Test
    void nobodyLeavesByWhatIsReadBeforeItIsKnownToWhichRegistryTheLineLeads_N9() {
        registry.loseLine();
        registry.places.clear();
        placeByOther(BEN, OTHER);
        registry.version++;
        time.runFor(Following.CHECK_MS);
        assertThat(told).containsExactly("+ana", "+ben");
        registry.listenAgain();
        placeByOther(ANA, OTHER);
        time.runFor(2 * Vanished.FORGIVE_MS);
        assertThat(told).containsExactly("+ana", "+ben");
    }

    /** What the simulation found with its seed 384: a node that had slept took a tab back, and then let it go. */
    @Test
    void aNodeThatSleptDoesNotTakeBackWhoWentOnAtAnother_N8() {
        room.enter(BEN, false, "tab", "connection");
        String place = Placed.place(BEN.id(), "tab");
        String unheard = new Placed(OTHER, 9, 2, "tab", false, BEN).encode();
        registry.places.put(place, unheard);
        registry.version++;
        registry.beats.clear();
        time.runFor(Nodes.BEAT_MS);
        assertThat(registry.places).containsEntry(place, unheard);
    }

    /** What the simulation found with its seed 453: after Redis came back, a node that did not know yet that its name was dead put a tab in. */
    @Test
    void whatIsPutUnderADeadNameAndTakenOutTakesNobodyOutWhoIsHereByAnother_N6() {
        placeByOther(BEN, DEAD);
        time.runFor(Nodes.DEAD_MS + 3 * Nodes.BEAT_MS);
        assertThat(nodes.isDead(DEAD)).isTrue();
        placeByOther(ANA, DEAD);
        assertThat(registry.places).isEmpty();
        placeByOther(ANA, OTHER);
        time.runFor(2 * Vanished.FORGIVE_MS);
        assertThat(told).containsExactly("+ana", "+ben", "-ben");
    }

    @Test
    void whomNobodyPutsInAgainAfterThatHasLeft_N6() {
        placeByOther(BEN, DEAD);
        time.runFor(Nodes.DEAD_MS + 3 * Nodes.BEAT_MS);
        placeByOther(ANA, DEAD);
        time.runFor(Vanished.FORGIVE_MS);
        assertThat(told).containsExactly("+ana", "+ben", "-ben", "-ana");
    }

    /** What the simulation found with its seed 1685: a node that had stood still put a tab in again that had long come up at another, and then let it go. */
    @Test
    void whereATabWasBeforeItCameHereItIsNoMoreThoughItIsPutInAgainThere_N8() {
        placeByOther(BEN, OTHER);
        room.enter(BEN, false, "tab", "connection");
        placeByOther(BEN, OTHER);
        String place = Placed.place(BEN.id(), "tab");
        assertThat(Placed.decode(String.valueOf(registry.places.get(place))).node())
                .isEqualTo(nodes.me());
        room.leave(BEN.id(), "tab", "connection");
        assertThat(told).containsExactly("+ana", "+ben", "-ben");
    }

    @Test
    void whereATabGoesFromHereItIs_N8() {
        room.enter(BEN, false, "tab", "connection");
        String place = Placed.place(BEN.id(), "tab");
        String gone = new Placed(OTHER, 9, 2, "tab", false, BEN).encode();
        registry.tell(place, gone);
        room.leave(BEN.id(), "tab", "connection");
        assertThat(registry.places).containsEntry(place, gone);
        assertThat(told).containsExactly("+ana", "+ben");
    }

    @Test
    void aRoomOfWhichNoWordComesAfterTheLineWasLostIsReadAllTheSame_N9() {
        registry.loseLine();
        registry.places.put(Placed.place(BEN.id(), "tab"), new Placed(OTHER, 9, 2, "tab", false, BEN).encode());
        registry.version++;
        time.runFor(2 * Following.CHECK_MS);
        assertThat(told).containsExactly("+ana", "+ben");
    }

    @Test
    void anAnswerOfALineThatIsGoneSinceIsOfNoAccount_N9() {
        registry.places.clear();
        registry.waits = true;
        registry.missed();
        registry.loseLine();
        registry.answer();
        registry.waits = false;
        registry.listenAgain();
        placeByOther(ANA, OTHER);
        time.runFor(2 * Vanished.FORGIVE_MS);
        assertThat(told).containsExactly("+ana");
    }

    @Test
    void whoseNodeLivesOnUnderAnotherNameHasNotLeftWhenTheOldOneDies_N5() {
        otherBeats = 0;
        String place = Placed.place(ANA.id(), "tab");
        String unheard = new Placed("other@2", 9, 1, "tab", false, ANA).encode();
        registry.beforeBurial = () -> {
            registry.places.put(place, unheard);
            registry.version++;
        };
        time.runFor(Nodes.DEAD_MS + 3 * Nodes.BEAT_MS);
        assertThat(nodes.isDead(OTHER)).isTrue();
        assertThat(told).containsExactly("+ana");
    }

    @Test
    void whoseNodeDiesHasLeft_N5() {
        otherBeats = 0;
        time.runFor(Nodes.DEAD_MS + 3 * Nodes.BEAT_MS);
        assertThat(told).containsExactly("+ana", "-ana");
        assertThat(registry.places).isEmpty();
    }

    /** What the simulation found with its seed 73: a node took its own people out, by its own word of an earlier life. */
    @Test
    void whatThisNodePutUnderAnEarlierNameIsNotTakenOutByIt_N6() {
        String connection = "connection";
        room.enter(BEN, false, "tab", connection);
        String place = Placed.place(BEN.id(), "tab");
        String before = String.valueOf(registry.places.get(place));
        registry.beats.clear();
        time.runFor(Nodes.BEAT_MS);
        assertThat(registry.places.get(place)).isNotEqualTo(before);
        registry.tell(place, before);
        assertThat(registry.places).containsKey(place);
        assertThat(told).doesNotContain("-ben");
        room.leave(BEN.id(), "tab", connection);
        assertThat(told).endsWith("-ben");
        assertThat(registry.places).doesNotContainKey(place);
    }
}
