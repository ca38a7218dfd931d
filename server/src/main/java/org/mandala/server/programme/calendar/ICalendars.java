package org.mandala.server.programme.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.SiteEvent;
import org.mandala.server.programme.When;

/**
 * Sessions and events for the calendars that people have elsewhere (RFC 5545): local hours with the rules of their zone, one
 * UID for ever, a SEQUENCE that grows with each change, CANCELLED instead of silence. Rules C29 to C31.
 */
public final class ICalendars {
    private static final String PRODUCT = "-//Mandala//Programme calendar//EN";

    /** Where people reach the server. */
    private final Supplier<String> url;
    /** Makes UIDs of two servers differ; stays the same as long as the data does. */
    private final String realm;

    public ICalendars(Supplier<String> url, String realm) {
        this.url = url;
        this.realm = realm;
    }

    /** {@code now} in ms since 1970. */
    public String of(List<Session> sessions, List<SiteEvent> events, long now) {
        List<VEvent> all = new ArrayList<>();
        Set<String> zones = new TreeSet<>();
        long first = Long.MAX_VALUE;
        long last = now;
        for (Session each : sessions) {
            all.add(event(each, now));
            zones.add(each.zone());
            first = Math.min(first, each.start());
            last = Math.max(last, each.end());
        }
        for (SiteEvent each : events) {
            all.add(event(each, now));
            zones.add(each.when().zone());
            first = Math.min(first, each.when().start());
            last = Math.max(last, each.when().end());
        }
        Calendar calendar = head();
        for (String zone : zones) {
            calendar.add(ZoneRows.of(zone, Math.min(first, now), last));
        }
        all.forEach(calendar::add);
        return folded(calendar);
    }

    /** With lines as long as RFC 5545 has them at most, the others folded. */
    private static String folded(Calendar calendar) {
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a calendar could not be written", e);
        }
        return text.toString();
    }

    private static Calendar head() {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "Mandala"));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        return calendar;
    }

    private VEvent event(Session it, long now) {
        When when = new When(it.localStart(), it.zone(), it.days(), it.minutes());
        String title = it.twinOf() == null ? it.title() : it.title() + " (B)";
        VEvent event = event(it.id(), title, when, it.sequence(), it.cancelled(), it.changedAt(), now);
        event.add(new Url(java.net.URI.create(url.get() + "/session/" + it.id())));
        event.add(new Location(it.kind() == Session.Kind.VIRTUAL ? url.get() + "/session/" + it.id() : it.place()));
        return event;
    }

    private VEvent event(SiteEvent it, long now) {
        VEvent event =
                event("event-" + it.id(), it.title(), it.when(), it.sequence(), it.cancelled(), it.changedAt(), now);
        if (!it.about().isEmpty()) {
            event.add(new Description(it.about()));
        }
        if (!it.place().isEmpty()) {
            event.add(new Location(it.place()));
        }
        return event;
    }

    private VEvent event(
            String id, String title, When when, int sequence, boolean cancelled, long changedAt, long now) {
        VEvent event = new VEvent(false);
        event.add(new Uid(id + "@" + realm));
        event.add(new DtStamp(seconds(now)));
        if (changedAt > 0) {
            event.add(new LastModified(seconds(changedAt)));
        }
        event.add(local(new DtStart<>(when.realStart()), when.zone()));
        event.add(local(new DtEnd<>(when.realStart().plusMinutes(when.minutes())), when.zone()));
        if (when.days() > 1) {
            event.add(new RRule<>("FREQ=DAILY;COUNT=" + when.days()));
        }
        event.add(new Summary(title));
        event.add(new Sequence(sequence));
        event.add(new Status(cancelled ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        return event;
    }

    /** The hour as clocks show it: the library must not reckon with its own, older rules of the zone. */
    private static Property local(Property property, String zone) {
        property.add(new TzId(zone));
        return property;
    }

    private static Instant seconds(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS);
    }
}
