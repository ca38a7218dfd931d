package org.mandala.server.store.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
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
    final Map<String, Session> sessions = new HashMap<>();
    final Map<String, SiteEvent> events = new HashMap<>();
    final Map<Agreement.Key, Agreement> agreements = new HashMap<>();
    final Map<String, Set<Agreement.Key>> accepted = new HashMap<>();
    final Map<String, Map<String, String>> choices = new HashMap<>();
    final List<Membership> memberships = new ArrayList<>();

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
