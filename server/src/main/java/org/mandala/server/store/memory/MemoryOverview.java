package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Roles;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Overview;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Role;

final class MemoryOverview implements Overview {
    private final Turns turns;
    private final Registry registry;

    MemoryOverview(Turns turns, Registry registry) {
        this.turns = turns;
        this.registry = registry;
    }

    @Override
    public Future<Mine> of(String person, long now) {
        return turns.ask(() -> {
            List<RoledCohort> cohorts = cohorts(person, now);
            return new Mine(
                    steward(person, now),
                    registry.openSites(),
                    cohorts,
                    teams(person, now),
                    sessions(person, cohorts, now),
                    Map.copyOf(registry.choicesOf(person)),
                    registry.eventsAfter(now),
                    Agreement.open(registry.agreements.values(), registry.acceptedBy(person)));
        });
    }

    private Stream<Membership> memberships(Membership.Kind kind, long now) {
        return registry.memberships.stream().filter(it -> it.kind() == kind && it.counts(now));
    }

    private boolean steward(String person, long now) {
        return memberships(Membership.Kind.PROGRAMME, now)
                .anyMatch(it -> it.person().equals(person) && it.role() == Role.STEWARD);
    }

    private List<RoledCohort> cohorts(String person, long now) {
        return registry.cohorts.values().stream()
                .flatMap(cohort -> Roles.strongest(registry.rolesIn(person, cohort.id(), now))
                        .map(role -> new RoledCohort(cohort, role))
                        .stream())
                .sorted(Comparator.comparing((RoledCohort it) -> it.cohort().title())
                        .thenComparing(it -> it.cohort().id()))
                .toList();
    }

    private List<TeamOf> teams(String person, long now) {
        return memberships(Membership.Kind.TEAM, now)
                .filter(it -> it.person().equals(person))
                .map(it -> registry.teams.get(it.of()))
                .filter(it -> it != null && it.endedAt() == null)
                .sorted(Comparator.comparing((Team it) -> it.kind().name())
                        .thenComparing(Team::name)
                        .thenComparing(Team::id))
                .map(team -> new TeamOf(team, names(team, now)))
                .toList();
    }

    private List<String> names(Team team, long now) {
        return memberships(Membership.Kind.TEAM, now)
                .filter(it -> it.of().equals(team.id()))
                .map(it -> registry.persons.get(it.person()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Person::id))
                .map(Person::name)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private List<Session> sessions(String person, List<RoledCohort> cohorts, long now) {
        List<String> ids = cohorts.stream().map(it -> it.cohort().id()).toList();
        return registry.sessions.values().stream()
                .filter(it -> ids.contains(it.cohort()) || registry.visits(person, it, now))
                .sorted(MemoryCalendar.BY_START)
                .map(MemoryCalendar::withoutAgenda)
                .toList();
    }
}
