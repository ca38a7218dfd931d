package org.mandala.server.programme.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.Form;
import org.mandala.server.protocol.CalendarForms.PlanForm;

/** The dates of a year of monthly sessions: "the second Tuesday at 15:00". */
record MonthlyPlan(int week, DayOfWeek weekday, LocalTime time, YearMonth first, int months) {
    /** A month may have no fifth Tuesday; it always has a last one. */
    static final int LAST = 5;

    private static final int MAX_MONTHS = 24;

    static MonthlyPlan of(Form form, PlanForm wish) {
        return new MonthlyPlan(
                form.range("week", wish.week(), 1, LAST, "a week"),
                form.word("weekday", wish.weekday(), DayOfWeek.class),
                parsed(
                        form,
                        "time",
                        wish.time(),
                        LocalTime.MIN,
                        LocalTime::parse,
                        "Please give an hour, such as 15:00."),
                parsed(
                        form,
                        "firstMonth",
                        wish.firstMonth(),
                        YearMonth.of(2000, 1),
                        YearMonth::parse,
                        "Please give the first month."),
                form.range("months", wish.months(), 1, MAX_MONTHS, "a number of months"));
    }

    List<LocalDateTime> starts() {
        return IntStream.range(0, months)
                .mapToObj(first::plusMonths)
                .map(this::start)
                .toList();
    }

    MonthlyPlan at(LocalTime other) {
        return new MonthlyPlan(week, weekday, other, first, months);
    }

    private LocalDateTime start(YearMonth month) {
        LocalDate date = month.atDay(1)
                .with(
                        week == LAST
                                ? TemporalAdjusters.lastInMonth(weekday)
                                : TemporalAdjusters.dayOfWeekInMonth(week, weekday));
        return date.atTime(time);
    }

    private static <T> T parsed(
            Form form,
            String field,
            @Nullable String text,
            T otherwise,
            java.util.function.Function<String, T> parse,
            String sentence) {
        try {
            return parse.apply(text == null ? "" : text);
        } catch (DateTimeException e) {
            form.wrong(field, sentence);
            return otherwise;
        }
    }
}
