package org.mandala.server.programme.calendar;

import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.When;
import org.mandala.server.protocol.CalendarForms.SessionForm;

/** What one session or meeting in person is to be, as it was filled in. */
record SessionPlan(String title, Session.Kind kind, When when, String place, String board) {
    static final int MAX_TITLE = 120;
    static final int MIN_MINUTES = 15;
    static final int MAX_MINUTES = 16 * 60;
    private static final int MAX_PLACE = 200;
    private static final int MAX_DAYS = 21;

    /** Throws {@link org.mandala.server.programme.InvalidForm} with all that is wrong. */
    static SessionPlan read(SessionForm wish, Agendas agendas) {
        Form form = new Form();
        Session.Kind kind = form.word("kind", wish.kind(), Session.Kind.class);
        String place = form.optional("place", wish.place(), MAX_PLACE);
        if (kind == Session.Kind.IN_PERSON && place.isEmpty()) {
            form.wrong("place", "Please say where people meet.");
        }
        SessionPlan plan = new SessionPlan(
                title(form, "title", wish.title()),
                kind,
                when(form, wish),
                place,
                agendas.board(form, wish.boardTemplate()));
        form.done();
        return plan;
    }

    static String title(Form form, String field, @Nullable String title) {
        return form.text(field, title, MAX_TITLE, "Please give the session a title.");
    }

    private static When when(Form form, SessionForm wish) {
        return new When(
                form.local("localStart", wish.localStart()),
                form.zone("zone", wish.zone()),
                form.range("days", wish.days(), 1, MAX_DAYS, "days"),
                form.range("minutes", wish.minutes(), MIN_MINUTES, MAX_MINUTES, "minutes"));
    }

    /** The session as planned here; the same one where nothing that people see is changed. */
    Session applied(Session session, long now) {
        boolean same = when(session).equals(when)
                && session.title().equals(title)
                && session.kind() == kind
                && session.place().equals(place);
        return same ? session : session.moved(title, kind, when, place, now);
    }

    /** The twin of the session planned here, which keeps its hour. */
    Session appliedToTwin(Session twin, long now) {
        return twin.title().equals(title) ? twin : twin.moved(title, twin.kind(), when(twin), twin.place(), now);
    }

    static When when(Session session) {
        return new When(session.localStart(), session.zone(), session.days(), session.minutes());
    }
}
