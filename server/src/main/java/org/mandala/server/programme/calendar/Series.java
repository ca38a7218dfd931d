package org.mandala.server.programme.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.CalendarViews.ShiftView;

/** Sessions one after another: which came before, and for whom the hour has moved since. Rules C26, C27. */
public final class Series {
    /** Clocks move by an hour or half of one; what moved by more was planned so. */
    private static final int MAX_SHIFT_MINUTES = 90;

    /** The session before each, of the same cohort, home zone and letter; only virtual ones that take place. */
    public static Map<String, Session> before(List<Session> byStart) {
        Map<String, Session> last = new HashMap<>();
        Map<String, Session> before = new HashMap<>();
        for (Session each : byStart) {
            if (each.kind() == Session.Kind.VIRTUAL && !each.cancelled()) {
                Session previous = last.put(each.cohort() + " " + (each.twinOf() != null), each);
                if (previous != null) {
                    before.put(each.id(), previous);
                }
            }
        }
        return before;
    }

    /** The sites whose clocks show another hour than at the session before, because somebody's clocks have changed. */
    public static List<ShiftView> shifts(@Nullable Session before, Session session, List<Site> sites) {
        if (before == null) {
            return List.of();
        }
        List<ShiftView> found = new ArrayList<>();
        for (Site site : sites) {
            int shift = LocalTimes.shift(before.start(), session.start(), site.zone());
            if (shift != 0 && Math.abs(shift) <= MAX_SHIFT_MINUTES) {
                found.add(new ShiftView(site.id(), shift));
            }
        }
        return found;
    }

    private Series() {}
}
