package org.mandala.server.store.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Standing;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Scope;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.SiteEvent;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Role;

/** What the ports share. */
final class Registry {
    final Map<String, Site> sites = new HashMap<>();
    final Map<String, Cohort> cohorts = new HashMap<>();
    final Map<String, Team> teams = new HashMap<>();
    final Map<String, Person> persons = new HashMap<>();
    final Map<String, String> emails = new HashMap<>();
    /** By their hash. */
    final Map<String, Login> logins = new HashMap<>();

    final Map<String, Session> sessions = new HashMap<>();
    final Map<String, SiteEvent> events = new HashMap<>();
    final Map<Agreement.Key, Agreement> agreements = new HashMap<>();
    final Map<String, Set<Agreement.Key>> accepted = new HashMap<>();
    final Map<String, Map<String, String>> choices = new HashMap<>();
    final List<Membership> memberships = new ArrayList<>();

    /** How the person stands to the place; empty when there is no such place. */
    Optional<Standing> standing(String person, Place place, long now) {
        List<Membership> own = memberships.stream()
                .filter(it -> it.person().equals(person) && counts(it, now))
                .toList();
        return scope(place).map(scope -> scope.standing(own).asOwn(place.equals(Place.person(person))));
    }

    private Optional<Scope> scope(Place place) {
        Scope all = Scope.programme();
        String id = place.id();
        return switch (place.kind()) {
            case PROGRAMME, PERSON -> Optional.of(all);
            case COHORT -> Optional.ofNullable(cohorts.get(id)).map(cohort -> all.with(Membership.Kind.COHORT, id));
            case SITE -> Optional.ofNullable(sites.get(id)).map(site -> all.with(Membership.Kind.SITE, id));
            case TEAM ->
                Optional.ofNullable(teams.get(id))
                        .map(team ->
                                all.with(Membership.Kind.COHORT, team.cohort()).with(Membership.Kind.TEAM, id));
            case SESSION ->
                Optional.ofNullable(sessions.get(id))
                        .map(session -> all.with(Membership.Kind.COHORT, session.cohort())
                                .with(Membership.Kind.SESSION, session.first()));
        };
    }

    /** Adds it, or gives the one that is the same but for its end this end. */
    void put(Membership membership) {
        memberships.removeIf(it -> it.until(0).equals(membership.until(0)));
        memberships.add(membership);
    }

    List<Site> openSites() {
        return sites.values().stream()
                .filter(it -> it.endedAt() == null)
                .sorted(Comparator.comparing(Site::name).thenComparing(Site::id))
                .toList();
    }

    List<SiteEvent> eventsAfter(long now) {
        return events.values().stream()
                .filter(it -> it.when().end() > now)
                .sorted(Comparator.comparingLong((SiteEvent it) -> it.when().start())
                        .thenComparing(SiteEvent::id))
                .toList();
    }

    Set<Agreement.Key> acceptedBy(String person) {
        return Set.copyOf(accepted.getOrDefault(person, Set.of()));
    }

    /** By the first of twins. */
    Map<String, String> choicesOf(String person) {
        return choices.computeIfAbsent(person, none -> new HashMap<>());
    }

    /** Whether somebody is a guest of the session, or of its twin. */
    boolean visits(String person, Session session, long now) {
        return memberships.stream()
                .anyMatch(it -> it.person().equals(person)
                        && it.kind() == Membership.Kind.SESSION
                        && it.of().equals(session.first())
                        && counts(it, now));
    }

    /** Whether the person is a member in this role already, at the membership's beginning. */
    boolean holds(Membership wanted) {
        return memberships.stream()
                .anyMatch(it -> it.person().equals(wanted.person())
                        && it.kind() == wanted.kind()
                        && it.of().equals(wanted.of())
                        && it.role() == wanted.role()
                        && counts(it, wanted.from()));
    }

    List<Role> rolesIn(String person, String cohort, long now) {
        return memberships.stream()
                .filter(it -> it.person().equals(person) && inCohort(it, cohort) && counts(it, now))
                .map(Membership::role)
                .toList();
    }

    private static boolean inCohort(Membership membership, String cohort) {
        return membership.kind() == Membership.Kind.COHORT && membership.of().equals(cohort);
    }

    private static boolean counts(Membership membership, long now) {
        Long to = membership.to();
        return membership.from() <= now && (to == null || to > now);
    }
}
