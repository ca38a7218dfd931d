package org.mandala.server.programme;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A time as people agree on it: a local hour in a zone, on {@code days} days on end, for {@code minutes} each day. */
public record When(LocalDateTime localStart, String zone, int days, int minutes) {
    /**
     * In ms since 1970. An hour that a clock shift leaves out is taken as much later as the clocks go forward; of an hour
     * that comes twice, the first.
     */
    public long start() {
        return at(localStart).toInstant().toEpochMilli();
    }

    /** What clocks in the zone show at the start: the local start, unless they skip it. */
    public LocalDateTime realStart() {
        return at(localStart).toLocalDateTime();
    }

    /** The end of the last day, in ms since 1970. */
    public long end() {
        return at(localStart.plusDays(days - 1L))
                .plusMinutes(minutes)
                .toInstant()
                .toEpochMilli();
    }

    /** Whether the clocks skip the local hour on that day. */
    public boolean skipped() {
        return !at(localStart).toLocalDateTime().equals(localStart);
    }

    /** Whether the clocks show the local hour twice on that day. */
    public boolean twice() {
        return ZoneId.of(zone).getRules().getValidOffsets(localStart).size() > 1;
    }

    private ZonedDateTime at(LocalDateTime local) {
        return local.atZone(ZoneId.of(zone));
    }
}
