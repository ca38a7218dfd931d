package org.mandala.server.programme.calendar;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.AgendaTemplate;
import org.mandala.server.programme.Calendar;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.InvalidForm;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Session;
import org.mandala.server.protocol.CalendarForms.AgendaForm;
import org.mandala.server.protocol.CalendarForms.AgendaTemplateForm;
import org.mandala.server.protocol.CalendarForms.SessionForm;
import org.mandala.server.protocol.CalendarForms.SessionsForm;
import org.mandala.server.protocol.CalendarForms.TwinForm;

/** Makes, moves and cancels sessions, gives them twins and agendas. Rules C20 to C23. */
public final class Planning {
    private final Programme programme;
    private final Calendar calendar;
    private final Agendas agendas;
    private final NewSessions births;
    private final InstantSource clock;

    /** {@code practices} and {@code boards} know the ids of practices and board templates. */
    public Planning(
            Programme programme,
            Calendar calendar,
            Predicate<String> practices,
            Predicate<String> boards,
            InstantSource clock) {
        this.programme = programme;
        this.calendar = calendar;
        this.agendas = new Agendas(practices, boards);
        this.births = new NewSessions(clock);
        this.clock = clock;
    }

    /** Makes a year of sessions, all or none; each with its twin where a twin's start is given. */
    public Future<List<Session>> make(String cohort, SessionsForm wish) {
        return items(wish.template()).compose(items -> {
            YearPlan year = YearPlan.read(wish, items, agendas);
            return calendar.change(cohort, before -> year.sessions(cohort, births, NewSessions.ids(before)));
        });
    }

    /** Adds one session or meeting in person. */
    public Future<List<Session>> add(String cohort, SessionForm wish) {
        SessionPlan plan = SessionPlan.read(wish, agendas);
        return calendar.change(
                cohort, before -> List.of(births.session(cohort, plan, List.of(), NewSessions.ids(before))));
    }

    /** Moves or renames a session; a twin keeps its own hour and has the title of its first. */
    public Future<List<Session>> edit(String id, SessionForm wish) {
        SessionPlan plan = SessionPlan.read(wish, agendas);
        return change(
                id,
                (session, all) -> all.stream()
                        .filter(it -> it.first().equals(session.first()))
                        .map(it -> edited(it, plan, it.id().equals(id)))
                        .toList());
    }

    private Session edited(Session session, SessionPlan plan, boolean itself) {
        long now = clock.millis();
        Session moved = itself ? plan.applied(session, now) : plan.appliedToTwin(session, now);
        return moved.planned(plan.board(), session.agenda());
    }

    /** It stays in everybody's calendar, as cancelled. */
    public Future<List<Session>> cancel(String id) {
        return change(
                id,
                (session, all) ->
                        session.cancelled() ? List.of(session) : List.of(session.cancelledAt(clock.millis())));
    }

    /** The same session at another hour, in the same home zone. */
    public Future<List<Session>> addTwin(String id, TwinForm wish) {
        Form form = new Form();
        LocalDateTime local = form.local("localStart", wish.localStart());
        form.done();
        return change(id, (session, all) -> {
            if (session.twinOf() != null || all.stream().anyMatch(it -> id.equals(it.twinOf()) && !it.cancelled())) {
                throw new InvalidForm("localStart", "This session has its twin already.");
            }
            if (local.equals(session.localStart())) {
                throw new InvalidForm("localStart", "A twin is at another hour.");
            }
            return List.of(births.twin(session, local, NewSessions.ids(all)));
        });
    }

    /** Twins share one agenda, so it is written to both. */
    public Future<List<Session>> plan(String id, AgendaForm wish) {
        Form form = new Form();
        List<AgendaItem> items = agendas.read(form, wish.items());
        form.done();
        return change(
                id,
                (session, all) -> all.stream()
                        .filter(it -> it.first().equals(session.first()))
                        .map(it -> it.planned(it.boardTemplate(), items))
                        .toList());
    }

    public Future<AgendaTemplate> putTemplate(@Nullable String id, AgendaTemplateForm wish) {
        Form form = new Form();
        String title = form.text("title", wish.title(), SessionPlan.MAX_TITLE, "Please give the template a title.");
        List<AgendaItem> items = agendas.read(form, wish.items());
        form.done();
        return calendar.templates().compose(all -> {
            Set<String> taken = new HashSet<>();
            all.forEach(it -> taken.add(it.id()));
            if (id != null && !taken.contains(id)) {
                throw Ids.none("template");
            }
            AgendaTemplate made = new AgendaTemplate(id == null ? Ids.of(title, taken) : id, title, items);
            return calendar.put(made).map(ignored -> made);
        });
    }

    private Future<List<AgendaItem>> items(@Nullable String template) {
        if (template == null || template.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return calendar.templates()
                .map(all -> all.stream()
                        .filter(it -> it.id().equals(template))
                        .findFirst()
                        .map(AgendaTemplate::items)
                        .orElseThrow(() -> new InvalidForm("template", "Please choose one of the templates.")));
    }

    private interface Decision {
        List<Session> on(Session session, List<Session> all);
    }

    private Future<List<Session>> change(String id, Decision decision) {
        return programme.session(id).compose(found -> {
            String cohort = found.map(Session::cohort).orElseThrow(() -> Ids.none("session"));
            return calendar.change(cohort, all -> decision.on(one(all, id), all));
        });
    }

    private static Session one(List<Session> all, String id) {
        return all.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow(() -> Ids.none("session"));
    }
}
