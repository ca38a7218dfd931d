package org.mandala.server.programme.calendar;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
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
import org.mandala.server.programme.When;
import org.mandala.server.protocol.CalendarForms.AgendaForm;
import org.mandala.server.protocol.CalendarForms.AgendaTemplateForm;
import org.mandala.server.protocol.CalendarForms.SessionForm;
import org.mandala.server.protocol.CalendarForms.SessionsForm;
import org.mandala.server.protocol.CalendarForms.StartForm;
import org.mandala.server.protocol.CalendarForms.TwinForm;

/** Makes, moves and cancels sessions, gives them twins and agendas. Rules C20 to C23. */
public final class Planning {
    private static final int MAX_TITLE = 120;
    private static final int MAX_PLACE = 200;
    private static final int MAX_SESSIONS = 48;
    private static final int MIN_MINUTES = 15;
    private static final int MAX_MINUTES = 16 * 60;
    private static final int MAX_DAYS = 21;
    private static final String TWIN = "-b";

    private final Programme programme;
    private final Calendar calendar;
    private final Agendas agendas;
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
        this.clock = clock;
    }

    /** Makes a year of sessions, all or none; each with its twin where a twin's start is given. */
    public Future<List<Session>> make(String cohort, SessionsForm wish) {
        return items(wish.template()).compose(items -> {
            Form form = new Form();
            String board = agendas.board(form, wish.boardTemplate());
            String zone = form.zone("zone", wish.zone());
            int minutes = form.range("minutes", wish.minutes(), MIN_MINUTES, MAX_MINUTES, "minutes");
            List<StartForm> starts = wish.starts() == null ? List.of() : wish.starts();
            form.range("starts", starts.size(), 1, MAX_SESSIONS, "sessions");
            form.done();
            return calendar.change(cohort, before -> {
                List<Session> made = new ArrayList<>();
                Set<String> taken = ids(before);
                for (int i = 0; i < starts.size(); i++) {
                    made.addAll(pair(form, i, starts.get(i), cohort, zone, minutes, board, items, taken));
                }
                form.done();
                return made;
            });
        });
    }

    private List<Session> pair(
            Form form,
            int index,
            StartForm start,
            String cohort,
            String zone,
            int minutes,
            String board,
            List<AgendaItem> items,
            Set<String> taken) {
        String at = "starts." + index + ".";
        String title = form.text(at + "title", start.title(), MAX_TITLE, "Please give the session a title.");
        LocalDateTime local = form.local(at + "localStart", start.localStart());
        if (!form.problems().isEmpty()) {
            return List.of();
        }
        When when = new When(local, zone, 1, minutes);
        Session first =
                fresh(free(cohort, local, taken), cohort, title, Session.Kind.VIRTUAL, when, "", board, items, null);
        if (start.twinStart() == null || start.twinStart().isEmpty()) {
            return List.of(first);
        }
        LocalDateTime twin = form.local(at + "twinStart", start.twinStart());
        return List.of(first, twin(first, new When(twin, zone, 1, minutes), taken));
    }

    /** Adds one session or meeting in person. */
    public Future<List<Session>> add(String cohort, SessionForm wish) {
        Form form = new Form();
        Read read = read(form, wish);
        String board = agendas.board(form, wish.boardTemplate());
        form.done();
        return calendar.change(
                cohort,
                before -> List.of(fresh(
                        free(cohort, read.when().localStart(), ids(before)),
                        cohort,
                        read.title(),
                        read.kind(),
                        read.when(),
                        read.place(),
                        board,
                        List.of(),
                        null)));
    }

    private record Read(String title, Session.Kind kind, When when, String place) {}

    private static Read read(Form form, SessionForm wish) {
        Session.Kind kind = form.word("kind", wish.kind(), Session.Kind.class);
        String place = form.optional("place", wish.place(), MAX_PLACE);
        if (kind == Session.Kind.IN_PERSON && place.isEmpty()) {
            form.wrong("place", "Please say where people meet.");
        }
        return new Read(
                form.text("title", wish.title(), MAX_TITLE, "Please give the session a title."),
                kind,
                new When(
                        form.local("localStart", wish.localStart()),
                        form.zone("zone", wish.zone()),
                        form.range("days", wish.days(), 1, MAX_DAYS, "days"),
                        form.range("minutes", wish.minutes(), MIN_MINUTES, MAX_MINUTES, "minutes")),
                place);
    }

    /** Moves or renames a session; a twin keeps its own hour and has the title of its first. */
    public Future<List<Session>> edit(String id, SessionForm wish) {
        Form form = new Form();
        Read read = read(form, wish);
        String board = agendas.board(form, wish.boardTemplate());
        form.done();
        return change(id, (session, all) -> {
            List<Session> changed = new ArrayList<>();
            for (Session each : all) {
                if (each.id().equals(id)) {
                    changed.add(moved(each, read).planned(board, each.agenda()));
                } else if (each.first().equals(session.first())) {
                    changed.add(renamed(each, read.title()).planned(board, each.agenda()));
                }
            }
            return changed;
        });
    }

    private Session moved(Session session, Read read) {
        When before = new When(session.localStart(), session.zone(), session.days(), session.minutes());
        boolean same = before.equals(read.when())
                && session.title().equals(read.title())
                && session.kind() == read.kind()
                && session.place().equals(read.place());
        return same ? session : session.moved(read.title(), read.kind(), read.when(), read.place(), clock.millis());
    }

    private Session renamed(Session session, String title) {
        When when = new When(session.localStart(), session.zone(), session.days(), session.minutes());
        return session.title().equals(title)
                ? session
                : session.moved(title, session.kind(), when, session.place(), clock.millis());
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
            return List.of(twin(session, new When(local, session.zone(), session.days(), session.minutes()), ids(all)));
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
        String title = form.text("title", wish.title(), MAX_TITLE, "Please give the template a title.");
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

    private Session fresh(
            String id,
            String cohort,
            String title,
            Session.Kind kind,
            When when,
            String place,
            String board,
            List<AgendaItem> items,
            @Nullable String twinOf) {
        return new Session(
                id,
                cohort,
                title,
                kind,
                when.localStart(),
                when.zone(),
                when.days(),
                when.minutes(),
                place,
                board,
                items,
                twinOf,
                0,
                null,
                clock.millis(),
                when.start(),
                when.end());
    }

    private Session twin(Session first, When when, Set<String> taken) {
        String id = free(first.id() + TWIN, taken);
        return fresh(
                id,
                first.cohort(),
                first.title(),
                first.kind(),
                when,
                first.place(),
                first.boardTemplate(),
                first.agenda(),
                first.id());
    }

    private static String free(String cohort, LocalDateTime local, Set<String> taken) {
        return free(cohort + "-" + local.toLocalDate(), taken);
    }

    private static String free(String wanted, Set<String> taken) {
        String id = wanted;
        for (int n = 2; !taken.add(id); n++) {
            id = wanted + "-" + n;
        }
        return id;
    }

    private static Set<String> ids(List<Session> sessions) {
        Set<String> ids = new HashSet<>();
        sessions.forEach(it -> ids.add(it.id()));
        return ids;
    }
}
