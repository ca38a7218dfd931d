package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.ClientMessage.BackPractice;
import org.mandala.server.protocol.ClientMessage.ExtendPractice;
import org.mandala.server.protocol.ClientMessage.GroupPractice;
import org.mandala.server.protocol.ClientMessage.HoldPractice;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.PausePractice;
import org.mandala.server.protocol.ClientMessage.ResumePractice;
import org.mandala.server.protocol.ClientMessage.SkipPractice;
import org.mandala.server.protocol.ClientMessage.StartPractice;
import org.mandala.server.protocol.ClientMessage.StopPractice;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunGroup;
import org.mandala.server.protocol.SessionEvent;

/**
 * Rules P56 to P63 in "listening-pairs", which Lea leads: 120 s in the room, 30 s into groups, 45 s of quiet, 600 s of turns, 150 s of talk, 30 s
 * back, then 225 s in the room; late people join until second 120, and then wait. The others came in the order of their names. "Short pairs" begins
 * with 10 s into groups, and says nothing of late people.
 */
class PracticeGroupsTest {
    private static final String LEA = "lea";
    private static final long INTO_GROUPS = 120_000;
    private static final long BACK = 945_000;

    private static final Path WITH_SHORT_PAIRS = Path.of("../web-client/tests/content/practices");

    private final Runs runs = new Runs(new Practices(WITH_SHORT_PAIRS, new Templates(null)), new Random(1));
    private final Rules rules = new Rules(runs, Around.nothing(), new Random(1));
    private final PracticeGroups practice = new PracticeGroups(runs);
    private final Duties duties = new Duties();
    private final SessionState state = new SessionState();
    private final List<RosterPerson> here = new ArrayList<>();
    private double now = 1_000_000;
    private long start;

    PracticeGroupsTest() {
        come(LEA);
        for (int i = 1; i <= 5; i++) {
            come("p" + i);
        }
    }

    @Test
    void groupsOpenFiveSecondsIntoTheStepAndAreThoseOfTheRun_P56() {
        begin();
        at(INTO_GROUPS - 1);
        assertThat(state.room().groups().last()).isEmpty();
        at(INTO_GROUPS);
        Grouping grouping = grouping();
        assertThat(grouping.kind()).isEqualTo(GroupingKind.PRACTICE);
        assertThat(grouping.opensAt()).isEqualTo(start + INTO_GROUPS + GroupRules.OPENING_MS);
        assertThat(people(grouping)).isEqualTo(people(runGroups()));
        assertThat(grouping.groups()).hasSize(2);
        assertThat(grouping.groups().stream().flatMap(group -> group.members().stream()))
                .containsExactlyInAnyOrder("p1", "p2", "p3", "p4", "p5");
    }

    @Test
    void whoLooksASecondTimeOrOnAnotherNodeFindsThemOpen_P56() {
        begin();
        at(INTO_GROUPS);
        long events = state.seq();
        at(INTO_GROUPS + 10_000);
        assertThat(state.seq()).isEqualTo(events);
    }

    @Test
    void allAreHomeAtTheVeryInstantOfTheStepBack_P58() {
        begin();
        at(INTO_GROUPS);
        now = start + BACK - 1;
        assertThat(where("p1")).isNotEqualTo("room");
        now = start + BACK;
        assertThat(where("p1")).isEqualTo("room");
    }

    @Test
    void theWayBackFollowsWhatIsOrdered_P58() {
        begin();
        at(INTO_GROUPS);
        at(200_000);
        does(LEA, new ExtendPractice("e", 60_000));
        dutiesDone();
        assertThat(grouping().endsAt()).isEqualTo(start + BACK + 60_000);
        does(LEA, new PausePractice("p"));
        dutiesDone();
        assertThat(grouping().endsAt()).isGreaterThan(start + 3_600_000);
        now += 30_000;
        does(LEA, new ResumePractice("r"));
        dutiesDone();
        assertThat(grouping().endsAt()).isEqualTo(start + BACK + 90_000);
    }

    @Test
    void aHeldStepIntoGroupsKeepsThemOpen_P58() {
        begin();
        at(INTO_GROUPS + 6_000);
        does(LEA, new HoldPractice("h", 1));
        dutiesDone();
        at(BACK + 60_000);
        assertThat(where("p1")).isNotEqualTo("room");
    }

    @Test
    void aSkippedStepIntoGroupsHasOpenedThem_P56() {
        begin();
        at(INTO_GROUPS + 1_000);
        does(LEA, new SkipPractice("s", 1));
        at(INTO_GROUPS + 10_000);
        assertThat(where("p1")).isNotEqualTo("room");
    }

    @Test
    void aStopBringsEverybodyHome_P58() {
        begin();
        at(INTO_GROUPS + 10_000);
        does(LEA, new StopPractice("s"));
        dutiesDone();
        assertThat(grouping().endsAt()).isEqualTo((long) now + 1_500);
        now += 1_500;
        assertThat(where("p1")).isEqualTo("room");
    }

    @Test
    void goingBackBeforeTheStepBringsEverybodyHomeAndItOpensThemAnew_P56() {
        begin();
        at(INTO_GROUPS + 10_000);
        String first = grouping().id();
        does(LEA, new BackPractice("b", 1, "open"));
        dutiesDone();
        at(INTO_GROUPS + 12_000);
        assertThat(where("p1")).isEqualTo("room");
        at(2 * INTO_GROUPS + 12_000);
        at(2 * INTO_GROUPS + 20_000);
        assertThat(grouping().id()).isNotEqualTo(first);
        assertThat(where("p1")).isNotEqualTo("room");
    }

    @Test
    void groupsThatWereOpenBeforeStayAsTheyAreAndThePracticeIsDoneInThem_P46_P57() {
        does(
                LEA,
                new GroupOrder.OpenGroups(
                        "open",
                        null,
                        new GroupsForm(GroupingKind.THREES, "Threes", 3_600, null, null, null, null, null),
                        null));
        now += 10_000;
        begin();
        assertThat(people(runGroups())).isEqualTo(people(grouping()));
        at(BACK + 10_000);
        assertThat(grouping().kind()).isEqualTo(GroupingKind.THREES);
        assertThat(where("p1")).as("those who lead bring them back").isNotEqualTo("room");
    }

    @Test
    void groupsThatThoseWhoLeadCloseStayClosed_P57() {
        begin();
        at(INTO_GROUPS + 10_000);
        does(LEA, new GroupOrder.CloseGroups("c", grouping().id(), null));
        at(INTO_GROUPS + 20_000);
        assertThat(where("p1")).isEqualTo("room");
    }

    @Test
    void groupsOfAPracticeAreNotExtendedByThemselves_P58() {
        begin();
        at(INTO_GROUPS + 10_000);
        Decision decision =
                decide(LEA, new GroupOrder.ExtendGroups("x", grouping().id(), null, 60_000));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.GROUPS_OPEN));
    }

    @Test
    void whoCameBeforeTheStepIsTakenAlongAndHasTurns_P59() {
        begin();
        at(30_000);
        come("late");
        dutiesDone();
        at(INTO_GROUPS);
        assertThat(groupIn(grouping(), "late")).isPresent();
        assertThat(people(runGroups())).isEqualTo(people(grouping()));
    }

    @Test
    void whoComesWhileGroupsAreOpenIsPlacedAndHasTurns_P59() {
        begin("e2e-pairs");
        at(0);
        now += 1;
        come("late");
        dutiesDone();
        assertThat(groupIn(grouping(), "late")).isPresent();
        assertThat(people(runGroups())).isEqualTo(people(grouping()));
    }

    @Test
    void whoComesBeforeThereAreGroupsIsTakenInAtOnceByNobodysOrder_P61() {
        begin();
        at(30_000);
        come("late");
        dutiesDone();
        assertThat(people(runGroups()).values())
                .anySatisfy(group -> assertThat(group).endsWith("late"));
        long events = state.seq();
        dutiesDone();
        assertThat(state.seq()).as("once").isEqualTo(events);
    }

    @Test
    void whoLeadsIsNotTakenIn_P61() {
        begin();
        at(30_000);
        assertThat(people(runGroups()).values())
                .noneSatisfy(group -> assertThat(group).contains(LEA));
    }

    @Test
    void whoComesWhenTheDoorIsClosedStaysInTheRoom_P62() {
        begin();
        at(INTO_GROUPS + 10_000);
        now += 1;
        come("late");
        dutiesDone();
        at(INTO_GROUPS + 20_000);
        assertThat(where("late")).isEqualTo("room");
        assertThat(people(runGroups()).values())
                .noneSatisfy(group -> assertThat(group).contains("late"));
    }

    @Test
    void whoIsLateMayBeTakenInByThoseWhoLead_P63() {
        begin();
        at(INTO_GROUPS + 10_000);
        come("late");
        dutiesDone();
        does(LEA, new GroupPractice("g"));
        dutiesDone();
        assertThat(groupIn(grouping(), "late")).isPresent();
    }

    @Test
    void withoutAWordOnLatePeopleThoseWhoLeadTakeThemIn_P63() {
        begin("check-in-circle");
        at(1_000);
        come("late");
        dutiesDone();
        assertThat(people(runGroups()).values())
                .noneSatisfy(group -> assertThat(group).contains("late"));
    }

    @Test
    void whoIsTakenInByThoseWhoLeadIsLedThere_P36_P59() {
        begin();
        at(INTO_GROUPS + 10_000);
        does(LEA, new GroupPractice("g"));
        dutiesDone();
        assertThat(groupIn(grouping(), LEA)).isPresent();
        assertThat(people(runGroups())).isEqualTo(people(grouping()));
    }

    @Test
    void whoIsMovedSpeaksInTheirNewGroup_P60() {
        begin();
        at(INTO_GROUPS + 10_000);
        Group from = groupIn(grouping(), "p1").orElseThrow();
        Group to = grouping().groups().stream()
                .filter(it -> !it.equals(from))
                .findFirst()
                .orElseThrow();
        does(LEA, new GroupOrder.PlacePerson("m", grouping().id(), "p1", to.id()));
        dutiesDone();
        assertThat(people(runGroups()).get(to.id())).endsWith("p1");
        assertThat(people(runGroups()).get(from.id())).doesNotContain("p1");
    }

    @Test
    void aGroupOfOneIsAGroup_P56() {
        here.removeIf(person -> person.id().compareTo("p1") > 0);
        begin();
        at(INTO_GROUPS + 10_000);
        assertThat(grouping().groups()).hasSize(1);
        assertThat(groupIn(grouping(), "p1").orElseThrow().members()).containsExactlyInAnyOrder(LEA, "p1");
    }

    private void begin() {
        begin("listening-pairs");
    }

    private void begin(String script) {
        does(LEA, new StartPractice("run", script, null));
        start = state.run().get(0).at();
    }

    /** At so many ms of the run. */
    private void at(long run) {
        now = Math.max(now, (double) (start + run));
        dutiesDone();
    }

    private void come(String id) {
        Role role = id.equals(LEA) ? Role.FACILITATOR : Role.PRACTITIONER;
        here.add(new RosterPerson(id, id, "boston", role));
        duties.came(id, now);
    }

    private void dutiesDone() {
        Scene scene = scene("house", "house");
        Optional<SessionEvent> next = duties.next(scene, practice.placesLate(scene, state.run()))
                .map(SessionEvent.class::cast)
                .or(() -> practice.next(scene("house", "house"), state.run()));
        next.ifPresent(event -> {
            happens("house", null, event);
            dutiesDone();
        });
    }

    private void does(String who, Order order) {
        Decision decision = decide(who, order);
        assertThat(decision).as("%s", order).isInstanceOf(Decision.Append.class);
        happens(who, order.command(), ((Decision.Append) decision).event());
    }

    private Decision decide(String who, Order order) {
        return rules.decide(order, scene(who, order.command()), state.run());
    }

    private Scene scene(String who, String command) {
        LinkedHashSet<String> leaders = new LinkedHashSet<>(List.of(LEA));
        return new Scene(who, who.equals(LEA), List.copyOf(here), leaders, state.room(), Lore.NONE, now, command);
    }

    private void happens(String who, @Nullable String command, SessionEvent event) {
        state.apply(new LoggedEvent(state.seq() + 1, Math.round(now), who, command, event));
    }

    private String where(String person) {
        return state.room().groups().where(person, now);
    }

    private Grouping grouping() {
        return state.room().groups().last().orElseThrow();
    }

    private static Optional<Group> groupIn(Grouping grouping, String person) {
        return grouping.groups().stream()
                .filter(group -> group.members().contains(person))
                .findFirst();
    }

    private List<RunGroup> runGroups() {
        List<RunGroup> groups = List.of();
        for (RunEvent event : state.run()) {
            if (event instanceof RunEvent.PracticeStarted started && started.groups() != null) {
                groups = started.groups();
            } else if (event instanceof RunEvent.PracticeGrouped grouped) {
                groups = grouped.groups();
            }
        }
        return groups;
    }

    private static Map<String, List<String>> people(Grouping grouping) {
        return grouping.groups().stream().collect(Collectors.toMap(Group::id, Group::members));
    }

    private static Map<String, List<String>> people(List<RunGroup> groups) {
        return groups.stream().collect(Collectors.toMap(RunGroup::id, RunGroup::members));
    }
}
