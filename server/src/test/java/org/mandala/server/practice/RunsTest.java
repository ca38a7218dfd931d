package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.practice.Runs.Decision;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.ExtendPractice;
import org.mandala.server.protocol.ClientMessage.PausePractice;
import org.mandala.server.protocol.ClientMessage.ResumePractice;
import org.mandala.server.protocol.ClientMessage.StartPractice;
import org.mandala.server.protocol.ClientMessage.StopPractice;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticePaused;
import org.mandala.server.protocol.RunEvent.PracticeResumed;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunEvent.PracticeStopped;

/** Orders given to a run of "arriving": 300 s, steps open 0-45 s, ground 45-105 s, ... quiet 210-270 s, close to the end. */
final class RunsTest {
    private static final double ORDERED = 100_000.25;
    private static final long START = 105_001;
    private static final long END = START + 300_000;

    private final Runs runs = new Runs(Scripts.shipped());

    @Test
    void aStartIsFiveSecondsAhead() {
        assertThat(start("arriving", List.of(), ORDERED))
                .isEqualTo(new Decision.Append(new PracticeStarted("r1", "arriving", 1, 1, START)));
    }

    @Test
    void whatCannotBeLedHereIsNotStarted() {
        assertThat(code(start("listening-pairs", List.of(), ORDERED))).isEqualTo(ErrorCode.PRACTICE_UNKNOWN);
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
        assertThat(runs.pause(new PausePractice("c"), run(), START + 20.5))
                .isEqualTo(new Decision.Append(new PracticePaused("r1", START + 21 + 1_500)));
    }

    @Test
    void onlyARunThatGoesOnIsPaused() {
        PausePractice pause = new PausePractice("c");
        assertThat(code(runs.pause(pause, List.of(), START))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
        assertThat(code(runs.pause(pause, run(new PracticePaused("r1", START + 1)), START + 5)))
                .isEqualTo(ErrorCode.ALREADY_PAUSED);
        assertThat(code(runs.pause(pause, run(), END + 5))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
    }

    @Test
    void onlyAPausedRunIsResumed() {
        ResumePractice resume = new ResumePractice("c");
        assertThat(code(runs.resume(resume, run(), START))).isEqualTo(ErrorCode.NOT_PAUSED);
        assertThat(runs.resume(resume, run(new PracticePaused("r1", START + 1)), START + 10_000))
                .isEqualTo(new Decision.Append(new PracticeResumed("r1", START + 11_500)));
        assertThat(code(runs.resume(resume, List.of(), START))).isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
    }

    @Test
    void aPauseAfterAResumeIsPossible() {
        List<RunEvent> resumed = run(new PracticePaused("r1", START + 1), new PracticeResumed("r1", START + 2));
        assertThat(runs.pause(new PausePractice("c"), resumed, START + 10)).isInstanceOf(Decision.Append.class);
    }

    @Test
    void anExtensionPicksTheStepThatIsOnWhenItTakesEffect() {
        ExtendPractice extend = new ExtendPractice("c", 30_000);
        assertThat(runs.extend(extend, run(), START + 43_499))
                .isEqualTo(new Decision.Append(new PracticeExtended("r1", START + 44_999, "open", 30_000)));
        assertThat(runs.extend(extend, run(), START + 43_500))
                .isEqualTo(new Decision.Append(new PracticeExtended("r1", START + 45_000, "ground", 30_000)));
    }

    @Test
    void anExtensionInAPauseGoesToTheStepThatWaits() {
        List<RunEvent> paused = run(new PracticePaused("r1", START + 50_000));
        assertThat(runs.extend(new ExtendPractice("c", 30_000), paused, END + 7_000))
                .isEqualTo(new Decision.Append(new PracticeExtended("r1", END + 8_500, "ground", 30_000)));
    }

    @Test
    void anExtensionThatComesTooLateIsRefused() {
        assertThat(code(runs.extend(new ExtendPractice("c", 30_000), run(), END - 1_000)))
                .isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
    }

    @Test
    void aStopTakesEffectAfterTheLeadAlsoBeforeTheStart() {
        StopPractice stop = new StopPractice("c");
        assertThat(runs.stop(stop, run(), ORDERED + 100))
                .isEqualTo(new Decision.Append(new PracticeStopped("r1", 100_101 + 1_500)));
        assertThat(runs.stop(stop, run(new PracticePaused("r1", START + 1)), START + 10))
                .isInstanceOf(Decision.Append.class);
    }

    @Test
    void afterAStopNothingIsOrderedAndANewRunMayStartOnceItIsOver() {
        List<RunEvent> stopped = run(new PracticeStopped("r1", START + 10_000));
        assertThat(code(runs.stop(new StopPractice("c"), stopped, START + 9_000)))
                .isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
        assertThat(code(runs.pause(new PausePractice("c"), stopped, START + 9_000)))
                .isEqualTo(ErrorCode.NO_PRACTICE_RUNS);
        assertThat(code(start("arriving", stopped, START + 9_999))).isEqualTo(ErrorCode.PRACTICE_RUNS_ALREADY);
        assertThat(start("arriving", stopped, START + 10_000)).isInstanceOf(Decision.Append.class);
    }

    @Test
    void eventsTakeEffectInTheOrderOfTheLogAlsoWhenAClockIsBehind() {
        List<RunEvent> paused = run(new PracticePaused("r1", START + 60_000));
        assertThat(runs.resume(new ResumePractice("c"), paused, START + 58_000))
                .isEqualTo(new Decision.Append(new PracticeResumed("r1", START + 60_000)));
    }

    @Test
    void everyOrderIsDecidedByWhatItIs() {
        List<RunEvent> paused = run(new PracticePaused("r1", START + 1));
        assertThat(event(new StartPractice("c", "arriving"), List.of())).isInstanceOf(PracticeStarted.class);
        assertThat(event(new PausePractice("c"), run())).isInstanceOf(PracticePaused.class);
        assertThat(event(new ResumePractice("c"), paused)).isInstanceOf(PracticeResumed.class);
        assertThat(event(new ExtendPractice("c", 30_000), run())).isInstanceOf(PracticeExtended.class);
        assertThat(event(new StopPractice("c"), run())).isInstanceOf(PracticeStopped.class);
    }

    private RunEvent event(ClientMessage order, List<RunEvent> events) {
        return ((Decision.Append) runs.decide(order, events, START + 10, "r2")).event();
    }

    private Decision start(String practice, List<RunEvent> events, double now) {
        return runs.start(new StartPractice("c", practice), events, now, "r1");
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
