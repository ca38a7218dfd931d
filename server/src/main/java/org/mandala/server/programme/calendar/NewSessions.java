package org.mandala.server.programme.calendar;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.When;

/** Makes sessions and their twins, each under an id that is not taken; the id is then taken too. */
final class NewSessions {
    private static final String TWIN = "-b";

    private final InstantSource clock;

    NewSessions(InstantSource clock) {
        this.clock = clock;
    }

    Session session(String cohort, SessionPlan plan, List<AgendaItem> items, Set<String> taken) {
        String id = free(cohort + "-" + plan.when().localStart().toLocalDate(), taken);
        return made(id, cohort, plan, items, null);
    }

    /** The same session at another hour, in the same home zone and for the same time. */
    Session twin(Session first, LocalDateTime local, Set<String> taken) {
        When when = new When(local, first.zone(), first.days(), first.minutes());
        SessionPlan plan = new SessionPlan(first.title(), first.kind(), when, first.place(), first.boardTemplate());
        return made(free(first.id() + TWIN, taken), first.cohort(), plan, first.agenda(), first.id());
    }

    private Session made(String id, String cohort, SessionPlan plan, List<AgendaItem> items, @Nullable String twinOf) {
        When when = plan.when();
        return new Session(
                id,
                cohort,
                plan.title(),
                plan.kind(),
                when.localStart(),
                when.zone(),
                when.days(),
                when.minutes(),
                plan.place(),
                plan.board(),
                items,
                twinOf,
                0,
                null,
                clock.millis(),
                when.start(),
                when.end());
    }

    private static String free(String wanted, Set<String> taken) {
        String id = wanted;
        for (int n = 2; !taken.add(id); n++) {
            id = wanted + "-" + n;
        }
        return id;
    }

    static Set<String> ids(List<Session> sessions) {
        Set<String> ids = new HashSet<>();
        sessions.forEach(it -> ids.add(it.id()));
        return ids;
    }
}
