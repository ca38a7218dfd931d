package org.mandala.server.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandala.server.programme.Overview.Mine;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.SiteEvent;
import org.mandala.server.programme.calendar.Series;
import org.mandala.server.protocol.CalendarViews.EventView;
import org.mandala.server.protocol.CalendarViews.SessionEntry;
import org.mandala.server.protocol.CalendarViews.ShiftView;
import org.mandala.server.protocol.Role;

/** Sessions and events as they stand in calendars. */
final class CalendarEntries {

    static List<SessionEntry> sessions(Mine mine) {
        Map<String, Role> roles = new HashMap<>();
        mine.cohorts().forEach(it -> roles.put(it.cohort().id(), it.role()));
        Map<String, Session> before = Series.before(mine.sessions());
        Set<String> firsts = firsts(mine.sessions());
        return mine.sessions().stream()
                .map(it -> view(
                        it,
                        firsts,
                        mine.choices().getOrDefault(it.first(), it.id()).equals(it.id()),
                        roles.getOrDefault(it.cohort(), Role.GUEST),
                        Series.shifts(before.get(it.id()), it, mine.sites())))
                .toList();
    }

    /** One session among all of its cohort. */
    static SessionEntry one(Session session, List<Session> all, List<Site> sites, Role role) {
        return view(
                session,
                firsts(all),
                true,
                role,
                Series.shifts(Series.before(all).get(session.id()), session, sites));
    }

    /** The ids of those that have a twin. */
    private static Set<String> firsts(List<Session> all) {
        Set<String> firsts = new HashSet<>();
        for (Session each : all) {
            String first = each.twinOf();
            if (first != null) {
                firsts.add(first);
            }
        }
        return firsts;
    }

    private static SessionEntry view(
            Session it, Set<String> firsts, boolean chosen, Role role, List<ShiftView> shifts) {
        return new SessionEntry(
                it.id(),
                it.cohort(),
                it.title(),
                it.kind().name(),
                it.start(),
                it.end(),
                it.localStart().toString(),
                it.zone(),
                it.days(),
                it.minutes(),
                it.place(),
                it.twinOf(),
                it.twinOf() != null ? "B" : firsts.contains(it.id()) ? "A" : "",
                chosen,
                it.cancelled(),
                role,
                shifts);
    }

    static List<EventView> events(List<SiteEvent> events) {
        return events.stream().map(CalendarEntries::view).toList();
    }

    static EventView view(SiteEvent it) {
        return new EventView(
                it.id(),
                it.site(),
                it.title(),
                it.about(),
                it.place(),
                it.when().start(),
                it.when().end(),
                it.when().localStart().toString(),
                it.when().zone(),
                it.when().days(),
                it.when().minutes(),
                it.cancelled());
    }

    private CalendarEntries() {}
}
