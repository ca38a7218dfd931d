package org.mandala.server.programme.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A VTIMEZONE from the rules by which the server itself reckons, so that a calendar elsewhere comes to the same instants: each
 * change of the clocks from before the first to after the last event by itself.
 */
final class ZoneRows {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    static VTimeZone of(String zone, long first, long last) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        VTimeZone component = new VTimeZone();
        component.add(new TzId(zone));
        Instant from = Instant.ofEpochMilli(first);
        ZoneOffsetTransition change = rules.previousTransition(from);
        if (change == null) {
            component.add(observance(
                    false, LocalDateTime.of(1970, 1, 1, 0, 0), rules.getOffset(from), rules.getOffset(from)));
            change = rules.nextTransition(from);
        }
        while (change != null && !change.getInstant().isAfter(Instant.ofEpochMilli(last))) {
            component.add(observance(
                    rules.isDaylightSavings(change.getInstant()),
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter()));
            change = rules.nextTransition(change.getInstant());
        }
        return component;
    }

    private static Observance observance(boolean daylight, LocalDateTime at, ZoneOffset from, ZoneOffset to) {
        Observance observance = daylight ? new Daylight() : new Standard();
        observance.add(new DtStart<>(LOCAL.format(at)));
        observance.add(new TzOffsetFrom(from));
        observance.add(new TzOffsetTo(to));
        return observance;
    }

    private ZoneRows() {}
}
