package org.mandala.server.store.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Session;
import org.mandala.server.protocol.Role;

/** What people and programme share: persons, memberships and sessions. */
final class Registry {
    final Map<String, Person> persons = new HashMap<>();
    final Map<String, Session> sessions = new HashMap<>();
    final List<Membership> memberships = new ArrayList<>();

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
