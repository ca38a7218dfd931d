package org.mandala.server.programme.calendar;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.When;
import org.mandala.server.protocol.CalendarForms.SessionsForm;
import org.mandala.server.protocol.CalendarForms.StartForm;

/** A year of sessions as it was filled in: what they share, and when each starts. A start's problem is said under {@code starts.N.field}. */
record YearPlan(String zone, int minutes, String board, List<AgendaItem> items, List<StartForm> starts) {
    private static final int MAX_SESSIONS = 48;

    /** Throws {@link org.mandala.server.programme.InvalidForm} with all that is wrong of what they share. */
    static YearPlan read(SessionsForm wish, List<AgendaItem> items, Agendas agendas) {
        Form form = new Form();
        String board = agendas.board(form, wish.boardTemplate());
        String zone = form.zone("zone", wish.zone());
        int minutes =
                form.range("minutes", wish.minutes(), SessionPlan.MIN_MINUTES, SessionPlan.MAX_MINUTES, "minutes");
        List<StartForm> starts = wish.starts() == null ? List.of() : wish.starts();
        form.range("starts", starts.size(), 1, MAX_SESSIONS, "sessions");
        form.done();
        return new YearPlan(zone, minutes, board, items, starts);
    }

    /** All of them, each with its twin where a twin's start is given; or throws with what is wrong of any start. */
    List<Session> sessions(String cohort, NewSessions births, Set<String> taken) {
        Form form = new Form();
        List<Session> made = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            made.addAll(pair(form, "starts." + i + ".", starts.get(i), cohort, births, taken));
        }
        form.done();
        return made;
    }

    private List<Session> pair(
            Form form, String at, StartForm start, String cohort, NewSessions births, Set<String> taken) {
        String title = SessionPlan.title(form, at + "title", start.title());
        LocalDateTime local = form.local(at + "localStart", start.localStart());
        if (!form.problems().isEmpty()) {
            return List.of();
        }
        Session first = births.session(cohort, plan(title, local), items, taken);
        if (start.twinStart() == null || start.twinStart().isEmpty()) {
            return List.of(first);
        }
        LocalDateTime twin = form.local(at + "twinStart", start.twinStart());
        return List.of(first, births.twin(first, twin, taken));
    }

    private SessionPlan plan(String title, LocalDateTime local) {
        return new SessionPlan(title, Session.Kind.VIRTUAL, new When(local, zone, 1, minutes), "", board);
    }
}
