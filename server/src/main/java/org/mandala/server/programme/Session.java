package org.mandala.server.programme;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scheduled meeting of a cohort. When it is, is what people agreed on: {@code localStart} in the home zone
 * {@code zone}. {@code start} and {@code end}, in ms since 1970, follow from it by the rules of that zone. A meeting in
 * person has several {@code days}, each from the same local hour for {@code minutes}, and a {@code place}.
 * {@code boardTemplate} is the id of the template of its board. A twin is the same session at another hour: it names its
 * first in {@code twinOf}, and has the first's agenda and board. {@code sequence} counts changes of time, place and title
 * (RFC 5545); {@code cancelledAt} and {@code changedAt} are ms since 1970.
 */
public record Session(
        String id,
        String cohort,
        String title,
        Kind kind,
        LocalDateTime localStart,
        String zone,
        int days,
        int minutes,
        String place,
        String boardTemplate,
        List<AgendaItem> agenda,
        @Nullable String twinOf,
        int sequence,
        @Nullable Long cancelledAt,
        long changedAt,
        long start,
        long end) {

    private static final long MS_PER_MINUTE = 60_000;

    public enum Kind {
        VIRTUAL,
        IN_PERSON
    }

    public Session {
        agenda = List.copyOf(agenda);
    }

    /** A virtual one that starts at an instant (ms since 1970). */
    public Session(
            String id,
            String cohort,
            String title,
            long start,
            int minutes,
            String zone,
            String boardTemplate,
            List<AgendaItem> agenda) {
        this(
                id,
                cohort,
                title,
                Kind.VIRTUAL,
                LocalDateTime.ofInstant(Instant.ofEpochMilli(start), ZoneId.of(zone)),
                zone,
                1,
                minutes,
                "",
                boardTemplate,
                agenda,
                null,
                0,
                null,
                0,
                start,
                start + minutes * MS_PER_MINUTE);
    }

    /** The session whose agenda and board it has: its first if it is a twin, else itself. */
    public String first() {
        return twinOf == null ? id : twinOf;
    }

    public boolean cancelled() {
        return cancelledAt != null;
    }

    /** The same, at another time or place, or under another title; what calendars know of it is out of date then. */
    public Session moved(String newTitle, Kind newKind, When when, String newPlace, long now) {
        return new Session(
                id,
                cohort,
                newTitle,
                newKind,
                when.localStart(),
                when.zone(),
                when.days(),
                when.minutes(),
                newPlace,
                boardTemplate,
                agenda,
                twinOf,
                sequence + 1,
                cancelledAt,
                now,
                when.start(),
                when.end());
    }

    public Session cancelledAt(long now) {
        return new Session(
                id,
                cohort,
                title,
                kind,
                localStart,
                zone,
                days,
                minutes,
                place,
                boardTemplate,
                agenda,
                twinOf,
                sequence + 1,
                now,
                now,
                start,
                end);
    }

    /** The same with another plan; calendars do not show plans, so that they need not hear of it. */
    public Session planned(String newBoardTemplate, List<AgendaItem> newAgenda) {
        return new Session(
                id,
                cohort,
                title,
                kind,
                localStart,
                zone,
                days,
                minutes,
                place,
                newBoardTemplate,
                newAgenda,
                twinOf,
                sequence,
                cancelledAt,
                changedAt,
                start,
                end);
    }
}
