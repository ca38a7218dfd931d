package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandala.server.practice.Runs.Decision;
import org.mandala.server.protocol.ClientMessage.BackPractice;
import org.mandala.server.protocol.ClientMessage.ExtendPractice;
import org.mandala.server.protocol.ClientMessage.GoOnPractice;
import org.mandala.server.protocol.ClientMessage.GroupPractice;
import org.mandala.server.protocol.ClientMessage.HandOver;
import org.mandala.server.protocol.ClientMessage.HoldPractice;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.PassTurn;
import org.mandala.server.protocol.ClientMessage.PausePractice;
import org.mandala.server.protocol.ClientMessage.ResumePractice;
import org.mandala.server.protocol.ClientMessage.RingBell;
import org.mandala.server.protocol.ClientMessage.SkipPractice;
import org.mandala.server.protocol.ClientMessage.StartPractice;
import org.mandala.server.protocol.ClientMessage.StopPractice;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticeGrouped;
import org.mandala.server.protocol.RunEvent.PracticePaused;
import org.mandala.server.protocol.RunEvent.PracticeResumed;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunEvent.PracticeStopped;
import org.mandala.server.protocol.RunEvent.PracticeWentOn;
import org.mandala.server.protocol.RunGroup;

/** Orders given to a run of "arriving": 300 s, steps open 0-45 s, ground 45-105 s, ... quiet 210-270 s, close to the end. */
final class RunsTest {
    private static final double ORDERED = 100_000.25;
    private static final long START = 105_001;
    private static final long END = START + 300_000;

    private static final Present LEA = new Present("lea", true, List.of("lea", "ana", "ben"), List.of("lea"));

    private final Runs runs = new Runs(Scripts.shipped(), new Random(1));

    @Test
    void aStartIsFiveSecondsAhead() {
        assertThat(start("arriving", List.of(), ORDERED))
                .isEqualTo(new Decision.Append(new PracticeStarted("r1", "arriving", 1, 1, START)));
    }

    @Test
    void whatCannotBeLedHereIsNotStarted() {
        assertThat(code(start("nothing-such", List.of(), ORDERED))).isEqualTo(ErrorCode.PRACTICE_UNKNOWN);
    }

    @Test
    void aSecondRunWaitsForTheEndOfTheFirst() {
        assertThat(code(start("even-tide", run(), END - 1))).isEqualTo(ErrorCode.PRACTICE_RUNS_ALREADY);
        assertThat(start("even-tide", run(), END)).isInstanceOf(Decision.Append.class);
        assertThat(runs.isOn(run(), END - 0.5)).isTrue();
        assertThat(runs.isOn(run(), END)).isFalse();
    }

    @Test
    void aPausedRunIsNeverPastItsEnd() {
        assertThat(code(start("even-tide", run(new PracticePaused("r1", START + 9)), END + 1_000_000)))
                .isEqualTo(ErrorCode.PRACTICE_RUNS_ALREADY);
    }

    @Test
    void aPauseTakesEffectAfterTheLead() {
        assertThat(order(new PausePractice("c"), run(), START + 20.5))
                .isEqualTo(new Decision.Append(new PracticePaused("r1", START + 21 + 1_500)));
    }

    @Test
    void onlyARunThatGoesOnIsPaused() {
        PausePractice pause = new PausePractice("c");
        assertThat(code(order(pause, List.of(), START))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
        assertThat(order(pause, run(new PracticePaused("r1", START + 1)), START + 5))
                .isEqualTo(new Decision.Already());
        assertThat(code(order(pause, run(), END + 5))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
    }

    @Test
    void onlyAPausedRunIsResumed() {
        ResumePractice resume = new ResumePractice("c");
        assertThat(order(resume, run(), START)).isEqualTo(new Decision.Already());
        assertThat(order(resume, run(new PracticePaused("r1", START + 1)), START + 10_000))
                .isEqualTo(new Decision.Append(new PracticeResumed("r1", START + 11_500)));
        assertThat(code(order(resume, List.of(), START))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
    }

    @Test
    void aPauseAfterAResumeIsPossible() {
        List<RunEvent> resumed = run(new PracticePaused("r1", START + 1), new PracticeResumed("r1", START + 2));
        assertThat(order(new PausePractice("c"), resumed, START + 10)).isInstanceOf(Decision.Append.class);
    }

    @Test
    void anExtensionPicksTheStepThatIsOnWhenItTakesEffect() {
        ExtendPractice extend = new ExtendPractice("c", 30_000);
        assertThat(order(extend, run(), START + 43_499))
                .isEqualTo(new Decision.Append(new PracticeExtended("r1", START + 44_999, "open", 30_000)));
        assertThat(order(extend, run(), START + 43_500))
                .isEqualTo(new Decision.Append(new PracticeExtended("r1", START + 45_000, "ground", 30_000)));
    }

    @Test
    void anExtensionInAPauseGoesToTheStepThatWaits() {
        List<RunEvent> paused = run(new PracticePaused("r1", START + 50_000));
        assertThat(order(new ExtendPractice("c", 30_000), paused, END + 7_000))
                .isEqualTo(new Decision.Append(new PracticeExtended("r1", END + 8_500, "ground", 30_000)));
    }

    @Test
    void anExtensionThatComesTooLateIsRefused() {
        assertThat(code(order(new ExtendPractice("c", 30_000), run(), END - 1_000)))
                .isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
    }

    @Test
    void aStopTakesEffectAfterTheLeadAlsoBeforeTheStart() {
        StopPractice stop = new StopPractice("c");
        assertThat(order(stop, run(), ORDERED + 100))
                .isEqualTo(new Decision.Append(new PracticeStopped("r1", 100_101 + 1_500)));
        assertThat(order(stop, run(new PracticePaused("r1", START + 1)), START + 10))
                .isInstanceOf(Decision.Append.class);
    }

    @Test
    void afterAStopNothingIsOrderedAndANewRunMayStartOnceItIsOver() {
        List<RunEvent> stopped = run(new PracticeStopped("r1", START + 10_000));
        assertThat(code(order(new StopPractice("c"), stopped, START + 9_000))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
        assertThat(code(order(new PausePractice("c"), stopped, START + 9_000))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
        assertThat(code(start("arriving", stopped, START + 9_999))).isEqualTo(ErrorCode.PRACTICE_RUNS_ALREADY);
        assertThat(start("arriving", stopped, START + 10_000)).isInstanceOf(Decision.Append.class);
    }

    @Test
    void eventsTakeEffectInTheOrderOfTheLogAlsoWhenAClockIsBehind() {
        List<RunEvent> paused = run(new PracticePaused("r1", START + 60_000));
        assertThat(order(new ResumePractice("c"), paused, START + 58_000))
                .isEqualTo(new Decision.Append(new PracticeResumed("r1", START + 60_000)));
    }

    @Test
    void everyOrderIsDecidedByWhatItIs() {
        List<RunEvent> paused = run(new PracticePaused("r1", START + 1));
        assertThat(event(new StartPractice("c", "arriving", null), List.of())).isInstanceOf(PracticeStarted.class);
        assertThat(event(new PausePractice("c"), run())).isInstanceOf(PracticePaused.class);
        assertThat(event(new ResumePractice("c"), paused)).isInstanceOf(PracticeResumed.class);
        assertThat(event(new ExtendPractice("c", 30_000), run())).isInstanceOf(PracticeExtended.class);
        assertThat(event(new StopPractice("c"), run())).isInstanceOf(PracticeStopped.class);
    }

    @Test
    void anOrderToAPassageThatIsOverByThenChangesNothing_P41() {
        assertThat(order(new GoOnPractice("c", 0), run(), START + 10_000))
                .isEqualTo(new Decision.Append(new PracticeWentOn("r1", START + 11_500, "open")));
        assertThat(order(new GoOnPractice("c", 0), run(), START + 44_000)).isEqualTo(new Decision.Already());
        List<RunEvent> on = run(new PracticeWentOn("r1", START + 11_500, "open"));
        assertThat(order(new GoOnPractice("d", 0), on, START + 10_050)).isEqualTo(new Decision.Already());
        assertThat(order(new SkipPractice("d", 0), on, START + 10_050)).isEqualTo(new Decision.Already());
    }

    @Test
    void twoWhoPressTheSameAtOnceMoveOneStep_P41() {
        List<RunEvent> events = run();
        for (Order order :
                List.of(new GoOnPractice("a", 0), new GoOnPractice("b", 0), new BackPractice("c", 0, "open"))) {
            if (order(order, events, START + 20_000) instanceof Decision.Append append) {
                events.add(append.event());
            }
        }
        assertThat(events).hasSize(2);
    }

    @Test
    void aStormOfOrdersFromTwoWhoLeadNeverFails_P41() {
        Random random = new Random(7);
        List<RunEvent> events = run();
        double now = START + 1_000;
        for (int i = 0; i < 400; i++) {
            now += random.nextInt(300);
            Decision decision = order(anyOrder(random, "c" + i), events, now);
            if (decision instanceof Decision.Refuse refusal) {
                assertThat(refusal.code()).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
                break;
            }
            if (decision instanceof Decision.Append append) {
                events.add(append.event());
            }
        }
        assertThat(events).hasSizeGreaterThan(20);
        assertThat(events)
                .isSortedAccordingTo((a, b) -> a instanceof PracticeStarted ? 0 : Long.compare(a.at(), b.at()));
    }

    private static Order anyOrder(Random random, String command) {
        return switch (random.nextInt(8)) {
            case 0 -> new PausePractice(command);
            case 1, 2 -> new ResumePractice(command);
            case 3 -> new ExtendPractice(command, 30_000);
            case 4 -> new HoldPractice(command, random.nextInt(3));
            case 5 -> new GoOnPractice(command, 0);
            case 6 -> new BackPractice(command, random.nextInt(2), "open");
            default -> new RingBell(command, "mark", null);
        };
    }

    @Test
    void aPracticeWithTurnsStartsWithItsGroups_P38() {
        PracticeStarted started =
                (PracticeStarted) ((Decision.Append) start("listening-pairs", List.of(), ORDERED)).event();
        assertThat(Groups.of(List.of(started)).stream().flatMap(group -> group.members().stream()))
                .containsExactlyInAnyOrder("ana", "ben");
    }

    @Test
    void aPairNeedsTwo_P38() {
        Present alone = new Present("lea", true, List.of("lea"), List.of("lea"));
        assertThat(code(runs.decide(new StartPractice("c", "listening-pairs", null), alone, List.of(), ORDERED, "r1")))
                .isEqualTo(ErrorCode.TOO_FEW_PEOPLE);
    }

    @Test
    void theTurnIsPassedByItsSpeakerOrByWhoLeadsAndByTheGroupWhenTheSpeakerIsGone_P31() {
        List<RunEvent> events = new ArrayList<>();
        events.add(new PracticeStarted(
                "r1",
                "check-in-circle",
                1,
                1,
                START,
                List.of(new RunGroup("room", List.of("ana", "ben", "cam"))),
                null));
        double now = START + 370_000;
        PassTurn pass = new PassTurn("c", 3, "room", 0);
        assertThat(decide(pass, "ben", List.of("ana", "ben"), events, now)).isInstanceOf(Decision.Refuse.class);
        assertThat(decide(pass, "ben", List.of("ben"), events, now)).isInstanceOf(Decision.Append.class);
        Decision.Append passed = (Decision.Append) decide(pass, "ana", List.of("ana", "ben"), events, now);
        events.add(passed.event());
        assertThat(order(pass, events, now + 100)).isEqualTo(new Decision.Already());
        assertThat(decide(new PassTurn("d", 3, "room", 1), "zoe", List.of("ana"), events, now + 3_000))
                .isInstanceOf(Decision.Refuse.class);
    }

    @Test
    void whoCameLateIsTakenIntoTheSmallestGroup_P36() {
        List<RunEvent> events = List.of(new PracticeStarted(
                "r1", "check-in-circle", 1, 1, START, List.of(new RunGroup("room", List.of("ana", "ben"))), null));
        assertThat(order(new GroupPractice("c"), events, START + 10_000))
                .isEqualTo(new Decision.Append(new PracticeGrouped(
                        "r1", START + 11_500, List.of(new RunGroup("room", List.of("ana", "ben", "lea"))))));
        assertThat(order(new GroupPractice("c"), run(), START + 10_000)).isEqualTo(new Decision.Already());
    }

    @Test
    void theLeadIsHandedToWhoMayLeadAndIsHere_P44() {
        assertThat(order(new HandOver("c", "lea"), run(), START)).isInstanceOf(Decision.Append.class);
        assertThat(code(order(new HandOver("c", "ana"), run(), START))).isEqualTo(ErrorCode.NOT_HERE);
    }

    private Decision decide(Order order, String actor, List<String> people, List<RunEvent> events, double now) {
        return runs.decide(order, new Present(actor, false, people, List.of()), events, now, "r1");
    }

    private RunEvent event(Order order, List<RunEvent> events) {
        return ((Decision.Append) order(order, events, START + 10)).event();
    }

    private Decision start(String practice, List<RunEvent> events, double now) {
        return order(new StartPractice("c", practice, null), events, now);
    }

    private Decision order(Order order, List<RunEvent> events, double now) {
        return runs.decide(order, LEA, events, now, "r1");
    }

    private static List<RunEvent> run(RunEvent... changes) {
        List<RunEvent> events = new ArrayList<>();
        events.add(new PracticeStarted("r1", "arriving", 1, 1, START));
        events.addAll(List.of(changes));
        return events;
    }

    private static ErrorCode code(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        return ((Decision.Refuse) decision).code();
    }
}
