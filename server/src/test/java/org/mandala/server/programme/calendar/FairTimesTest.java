package org.mandala.server.programme.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.CalendarViews.FairTime;
import org.mandala.server.protocol.CalendarViews.PlanSite;

/** Rule C28. */
class FairTimesTest {
    private static final String HOME = "Europe/Copenhagen";
    private static final MonthlyPlan YEAR =
            new MonthlyPlan(2, DayOfWeek.TUESDAY, LocalTime.of(15, 0), YearMonth.of(2026, 9), 12);
    /** Where the people of a year's cohort may live. */
    private static final List<PlanSite> WORLD = List.of(
            new PlanSite("dk", "Denmark", "Europe/Copenhagen", 6),
            new PlanSite("us", "Boston", "America/New_York", 8),
            new PlanSite("ca", "Vancouver", "America/Los_Angeles", 4),
            new PlanSite("sg", "Singapore", "Asia/Singapore", 10),
            new PlanSite("au", "Melbourne", "Australia/Melbourne", 3));

    @Test
    void oneSiteAloneIsRestedByDay() {
        FairTime best = times(List.of(WORLD.get(0))).singles().get(0);
        assertThat(best.score()).isZero();
        assertThat(LocalTime.parse(best.time())).isBetween(LocalTime.of(8, 0), LocalTime.of(17, 0));
    }

    @Test
    void noHourSuitsTheWholeWorldAndTwinsHelp() {
        FairTime one = times(WORLD).singles().get(0);
        FairTime two = times(WORLD).pairs().get(0);
        assertThat(one.score()).isGreaterThan(1);
        assertThat(two.score()).isLessThan(one.score());
        assertThat(two.worst()).isLessThanOrEqualTo(one.worst());
        assertThat(two.sites()).extracting(it -> it.letter()).contains("A", "B");
    }

    @Test
    void theFairestComeFirst() {
        List<FairTime> all = times(WORLD).singles();
        assertThat(all).hasSize(48).isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
    }

    @Test
    void theScoreIsTheRootOfTheMeanOfSquaresOverPeople() {
        FairTime any = times(WORLD).singles().get(20);
        double squares = 0;
        int people = 0;
        for (int i = 0; i < WORLD.size(); i++) {
            squares += WORLD.get(i).people() * Math.pow(any.sites().get(i).tired(), 2);
            people += WORLD.get(i).people();
        }
        assertThat(any.score()).isCloseTo(Math.sqrt(squares / people), within(0.01));
    }

    @Test
    void clockShiftsMoveTheHourOfASiteWithin_A_Year() {
        FairTime afternoon = times(WORLD).singles().stream()
                .filter(it -> it.time().equals("15:00"))
                .findFirst()
                .orElseThrow();
        assertThat(afternoon.sites().get(0).earliest())
                .isEqualTo(afternoon.sites().get(0).latest());
        assertThat(afternoon.sites().get(3).earliest()).isEqualTo("21:00");
        assertThat(afternoon.sites().get(3).latest()).isEqualTo("22:00");
    }

    @Test
    void aMinuteWeighsByItsHour() {
        FairTimes times = times(WORLD);
        long midnight = new org.mandala.server.programme.When(
                        java.time.LocalDateTime.of(2026, 6, 9, 23, 0), HOME, 1, 180)
                .start();
        assertThat(times.tired(midnight, HOME)).isEqualTo(1 + 1.5 + 1.5);
    }

    private static FairTimes times(List<PlanSite> sites) {
        return new FairTimes(YEAR, HOME, 180, sites);
    }
}
