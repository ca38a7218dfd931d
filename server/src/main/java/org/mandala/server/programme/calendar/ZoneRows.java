package org.mandala.server.programme.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A VTIMEZONE from the rules by which the server itself reckons, so that a calendar elsewhere comes to the same instants.
 * Where the clocks change every year by a rule, it is that rule; where they do not, each change by itself.
 */
final class ZoneRows {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final int WEEK = 7;

    /** For events from {@code first} to {@code last}, in ms since 1970. */
    static VTimeZone of(String zone, long first, long last) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        Instant from = Instant.ofEpochMilli(first);
        VTimeZone component = new VTimeZone();
        component.add(new TzId(zone));
        int year = LocalDateTime.ofInstant(from, ZoneOffset.UTC).getYear() - 1;
        boolean neverChanges = rules.nextTransition(from) == null && rules.previousTransition(from) == null;
        if (rules.isFixedOffset() || neverChanges) {
            component.add(still(rules, from));
        } else if (byRule(rules, year)) {
            rules.getTransitionRules().forEach(it -> component.add(yearly(rules, it, year)));
        } else {
            addEach(component, rules, from, Instant.ofEpochMilli(last));
        }
        return component;
    }

    /** Whether from this year on nothing but the yearly rules counts, and each can be said as a recurrence. */
    private static boolean byRule(ZoneRules rules, int year) {
        List<ZoneOffsetTransition> single = rules.getTransitions();
        boolean over = single.isEmpty()
                || single.get(single.size() - 1).getDateTimeBefore().getYear() < year;
        return over
                && !rules.getTransitionRules().isEmpty()
                && rules.getTransitionRules().stream().allMatch(ZoneRows::staysOnItsDay);
    }

    /** A rule in UTC or for midnight may fall on the day beside the one that it names. */
    private static boolean staysOnItsDay(ZoneOffsetTransitionRule rule) {
        LocalDateTime local = rule.createTransition(2027).getDateTimeBefore();
        return rule.getDayOfWeek() != null
                && !rule.isMidnightEndOfDay()
                && local.getDayOfWeek() == rule.getDayOfWeek()
                && local.getMonth() == rule.getMonth();
    }

    private static Observance yearly(ZoneRules rules, ZoneOffsetTransitionRule rule, int year) {
        Observance observance = observance(rules, rule.createTransition(year));
        observance.add(new RRule<>("FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";" + day(rule)));
        return observance;
    }

    /** "The last Sunday", "the second Sunday", or the Sunday of a certain week. */
    private static String day(ZoneOffsetTransitionRule rule) {
        int from = rule.getDayOfMonthIndicator();
        String weekday = word(rule.getDayOfWeek());
        boolean last = from == -1
                || (rule.getMonth() != Month.FEBRUARY && from == rule.getMonth().maxLength() - WEEK + 1);
        if (last) {
            return "BYDAY=-1" + weekday;
        }
        if (from > 0 && (from - 1) % WEEK == 0) {
            return "BYDAY=" + ((from - 1) / WEEK + 1) + weekday;
        }
        StringBuilder days = new StringBuilder("BYDAY=" + weekday + ";BYMONTHDAY=" + from);
        for (int day = from + 1; day < from + WEEK; day++) {
            days.append(',').append(day);
        }
        return days.toString();
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private static void addEach(VTimeZone component, ZoneRules rules, Instant from, Instant last) {
        ZoneOffsetTransition change = rules.previousTransition(from);
        if (change == null) {
            component.add(still(rules, from));
            change = rules.nextTransition(from);
        }
        while (change != null && !change.getInstant().isAfter(last)) {
            component.add(observance(rules, change));
            change = rules.nextTransition(change.getInstant());
        }
    }

    private static Observance still(ZoneRules rules, Instant at) {
        ZoneOffset offset = rules.getOffset(at);
        return observance(new Standard(), LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset);
    }

    private static Observance observance(ZoneRules rules, ZoneOffsetTransition change) {
        return observance(
                rules.isDaylightSavings(change.getInstant()) ? new Daylight() : new Standard(),
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter());
    }

    private static Observance observance(Observance observance, LocalDateTime at, ZoneOffset from, ZoneOffset to) {
        observance.add(new DtStart<>(LOCAL.format(at)));
        observance.add(new TzOffsetFrom(from));
        observance.add(new TzOffsetTo(to));
        return observance;
    }

    private ZoneRows() {}
}
