package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mandala.server.programme.AgendaTemplate;
import org.mandala.server.programme.Calendar;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.SiteEvent;

final class MemoryCalendar implements Calendar {
    static final Comparator<Session> BY_START =
            Comparator.comparingLong(Session::start).thenComparing(Session::id);

    private final Turns turns;
    private final Registry registry;
    private final Map<String, AgendaTemplate> templates = new HashMap<>();

    MemoryCalendar(Turns turns, Registry registry) {
        this.turns = turns;
        this.registry = registry;
    }

    @Override
    public Future<List<Session>> sessions(String cohort) {
        return turns.ask(() -> of(cohort));
    }

    private List<Session> of(String cohort) {
        return registry.sessions.values().stream()
                .filter(it -> it.cohort().equals(cohort))
                .sorted(BY_START)
                .toList();
    }

    @Override
    public Future<List<Session>> change(String cohort, UnaryOperator<List<Session>> decision) {
        return turns.ask(() -> {
            List<Session> decided = decision.apply(of(cohort));
            decided.forEach(it -> registry.sessions.put(it.id(), it));
            return decided;
        });
    }

    @Override
    public Future<List<Session>> startingBetween(long from, long to) {
        return turns.ask(() -> registry.sessions.values().stream()
                .filter(it -> it.start() >= from && it.start() < to && !it.cancelled())
                .sorted(BY_START)
                .map(MemoryCalendar::withoutAgenda)
                .toList());
    }

    static Session withoutAgenda(Session session) {
        return session.planned(session.boardTemplate(), List.of());
    }

    @Override
    public Future<List<AgendaTemplate>> templates() {
        return turns.ask(() -> templates.values().stream()
                .sorted(Comparator.comparing(AgendaTemplate::title).thenComparing(AgendaTemplate::id))
                .toList());
    }

    @Override
    public Future<Void> put(AgendaTemplate template) {
        return turns.ask(() -> Optional.ofNullable(templates.put(template.id(), template)))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> removeTemplate(String id) {
        return turns.ask(() -> templates.remove(id) != null);
    }

    @Override
    public Future<List<SiteEvent>> eventsAfter(long now) {
        return turns.ask(() -> registry.eventsAfter(now));
    }

    @Override
    public Future<Optional<SiteEvent>> event(String id) {
        return turns.ask(() -> Optional.ofNullable(registry.events.get(id)));
    }

    @Override
    public Future<Void> put(SiteEvent event) {
        return turns.ask(() -> Optional.ofNullable(registry.events.put(event.id(), event)))
                .mapEmpty();
    }
}
