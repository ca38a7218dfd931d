package org.mandala.server.programme;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandala.server.identity.Person;

/**
 * Keeps who and what belongs to the programme, as its stewards see it. Futures complete on the Vert.x context of the caller,
 * where there is one.
 */
public interface Register {

    Future<State> state();

    /**
     * Decides on the state as it is and writes what was decided, in one transaction: whoever is second decides on what the
     * first has written. The decision has no effects of its own; when it throws, nothing is written and the future fails
     * with it.
     *
     * @return the state afterwards
     */
    Future<State> change(Function<State, Changes> decision);

    /** Everything, each kind by its id; {@code emails} by person, in small letters, of those who have one. */
    record State(
            List<Site> sites,
            List<Cohort> cohorts,
            List<Team> teams,
            List<Person> persons,
            Map<String, String> emails,
            List<Membership> memberships) {

        public Optional<Site> site(String id) {
            return sites.stream().filter(it -> it.id().equals(id)).findFirst();
        }

        public Optional<Cohort> cohort(String id) {
            return cohorts.stream().filter(it -> it.id().equals(id)).findFirst();
        }

        public Optional<Team> team(String id) {
            return teams.stream().filter(it -> it.id().equals(id)).findFirst();
        }

        public Optional<Person> person(String id) {
            return persons.stream().filter(it -> it.id().equals(id)).findFirst();
        }

        /** Whom a session waits for: its cohort, and guests of it alone, as far as they have a name; by name. */
        public List<Person> expectedIn(Session session, long now) {
            Set<String> ids = memberships.stream()
                    .filter(it -> it.counts(now) && it.isIn(session))
                    .map(Membership::person)
                    .collect(Collectors.toSet());
            return persons.stream()
                    .filter(person -> ids.contains(person.id()) && person.name() != null)
                    .sorted(Comparator.comparing(person -> String.valueOf(person.name())))
                    .toList();
        }

        /** Persons by e-mail address. */
        public Map<String, Person> byEmail() {
            Map<String, Person> found = new HashMap<>();
            persons.forEach(person ->
                    Optional.ofNullable(emails.get(person.id())).ifPresent(email -> found.put(email, person)));
            return found;
        }

        /** The person's memberships that count at {@code now}. */
        public Stream<Membership> of(String person, long now) {
            return memberships.stream().filter(it -> it.person().equals(person) && it.counts(now));
        }
    }

    /** What is written: new ones, and old ones (by id; memberships by all but their end) as they shall be. */
    record Changes(
            List<Site> sites,
            List<Cohort> cohorts,
            List<Team> teams,
            List<Person> persons,
            Map<String, String> emails,
            List<Membership> memberships) {

        public static Changes none() {
            return new Changes(List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());
        }

        public static Changes of(Site site) {
            return new Changes(List.of(site), List.of(), List.of(), List.of(), Map.of(), List.of());
        }

        public static Changes of(Cohort cohort) {
            return new Changes(List.of(), List.of(cohort), List.of(), List.of(), Map.of(), List.of());
        }

        public static Changes of(Team team) {
            return new Changes(List.of(), List.of(), List.of(team), List.of(), Map.of(), List.of());
        }

        public static Changes of(List<Membership> memberships) {
            return new Changes(List.of(), List.of(), List.of(), List.of(), Map.of(), memberships);
        }

        /** An empty {@code email} takes away the one there is. */
        public static Changes of(Person person, String email) {
            return new Changes(List.of(), List.of(), List.of(), List.of(person), Map.of(person.id(), email), List.of());
        }
    }
}
