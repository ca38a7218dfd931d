package org.mandala.server.programme.keeping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Register.State;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.programme.keeping.RosterFile.Column;
import org.mandala.server.programme.keeping.RosterFile.Row;
import org.mandala.server.protocol.ProgrammeViews.RosterLine;
import org.mandala.server.protocol.Role;

/**
 * What a roster changes in one cohort. Persons are known by their e-mail address, so that the same file a second time
 * changes nothing; an empty cell leaves things as they are. A line with a mistake changes nothing and says why.
 */
final class RosterPlan {
    static final String ADD = "ADD";
    static final String UPDATE = "UPDATE";
    static final String SAME = "SAME";
    static final String WRONG = "WRONG";

    private final State state;
    private final String cohort;
    private final long now;
    private final Supplier<String> newId;
    private final Map<String, Person> byEmail;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Team> newTeams = new LinkedHashMap<>();
    private final List<RosterLine> lines = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();
    private final Map<String, String> emails = new HashMap<>();
    private final List<Membership> memberships = new ArrayList<>();

    static RosterPlan of(State state, String cohort, RosterFile file, long now, Supplier<String> newId) {
        RosterPlan plan = new RosterPlan(state, cohort, now, newId);
        file.rows().forEach(plan::take);
        return plan;
    }

    private RosterPlan(State state, String cohort, long now, Supplier<String> newId) {
        this.state = state;
        this.cohort = cohort;
        this.now = now;
        this.newId = newId;
        byEmail = state.byEmail();
    }

    List<RosterLine> lines() {
        return lines;
    }

    List<String> newTeamNames() {
        return newTeams.values().stream().map(Team::name).toList();
    }

    Changes changes() {
        return new Changes(List.of(), List.of(), List.copyOf(newTeams.values()), persons, emails, memberships);
    }

    int count(String change) {
        return (int) lines.stream().filter(it -> it.change().equals(change)).count();
    }

    private void take(Row row) {
        Form form = new Form();
        String name = form.name("name", row.name());
        String email = form.email("email", row.cell(Column.EMAIL));
        if (email.isEmpty()) {
            form.wrong("email", "The e-mail address is missing: by it people are known again.");
        }
        Integer before = seen.putIfAbsent(email, row.line());
        if (before != null && !email.isEmpty()) {
            form.wrong("email", "The same e-mail address stands in line " + before + ".");
        }
        Optional<Site> site = site(form, row.cell(Column.SITE));
        Optional<Role> role = role(form, row.cell(Column.ROLE));
        String home = form.optional("home", row.cell(Column.HOME), 80);
        String project = form.optional("project", row.cell(Column.PROJECT), 80);
        if (!form.problems().isEmpty()) {
            lines.add(new RosterLine(
                    row.line(),
                    row.name(),
                    email,
                    WRONG,
                    List.copyOf(form.problems().values())));
            return;
        }
        new Line(row.line(), name, email).write(site.orElse(null), role.orElse(null), home, project);
    }

    private Optional<Site> site(Form form, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Site> found = state.sites().stream()
                .filter(it -> it.endedAt() == null
                        && (plain(it.name()).equals(plain(name)) || it.id().equals(name)))
                .findFirst();
        if (found.isEmpty()) {
            form.wrong(
                    "site",
                    "There is no site \"" + name + "\"."
                            + nearest(name)
                                    .map(it -> " Did you mean " + it + "?")
                                    .orElse(" Make it first, under Sites."));
        }
        return found;
    }

    private Optional<String> nearest(String name) {
        return state.sites().stream()
                .filter(it -> it.endedAt() == null)
                .map(Site::name)
                .filter(it -> near(plain(it), plain(name)))
                .findFirst();
    }

    private static boolean near(String a, String b) {
        return a.startsWith(b) || b.startsWith(a) || Distance.between(a, b) <= 2;
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text.strip(), java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<Role> role(Form form, String word) {
        return word.isEmpty() ? Optional.empty() : Optional.of(form.word("role", word, Role.class));
    }

    /** One good line: what it adds or changes. */
    private final class Line {
        private final int number;
        private final String name;
        private final String email;
        private final @Nullable Person known;
        private final String id;
        private final List<String> notes = new ArrayList<>();

        Line(int number, String name, String email) {
            this.number = number;
            this.name = name;
            this.email = email;
            known = byEmail.get(email);
            id = known == null ? newId.get() : known.id();
        }

        void write(@Nullable Site site, @Nullable Role role, String home, String project) {
            person(site);
            if (site != null) {
                move(Membership.Kind.SITE, it -> true, site.id(), Role.PRACTITIONER, "site " + site.name());
            }
            cohort(role);
            if (!home.isEmpty()) {
                team(Team.Kind.HOME, home, "home group");
            }
            if (!project.isEmpty()) {
                team(Team.Kind.PROJECT, project, "project team");
            }
            String change = known == null ? ADD : notes.isEmpty() ? SAME : UPDATE;
            lines.add(new RosterLine(number, name, email, change, notes));
        }

        private void person(@Nullable Site site) {
            String siteId = site != null ? site.id() : known == null ? null : known.site();
            if (known == null) {
                persons.add(new Person(id, name, siteId, now));
                emails.put(id, email);
            } else if (!name.equals(known.name()) || (siteId != null && !siteId.equals(known.site()))) {
                persons.add(new Person(id, name, siteId, known.createdAt()));
                if (!name.equals(known.name())) {
                    notes.add("name " + (known.name() == null ? "" : known.name() + " → ") + name);
                }
            }
        }

        private void cohort(@Nullable Role role) {
            boolean member =
                    current(Membership.Kind.COHORT).anyMatch(it -> it.of().equals(cohort));
            if (role != null || !member) {
                Role wanted = role == null ? Role.PRACTITIONER : role;
                move(
                        Membership.Kind.COHORT,
                        it -> it.equals(cohort),
                        cohort,
                        wanted,
                        "role " + wanted.name().toLowerCase(Locale.ROOT));
            }
        }

        private void team(Team.Kind kind, String wanted, String what) {
            Team team = find(kind, wanted).orElseGet(() -> make(kind, wanted));
            Set<String> ofKind = state.teams().stream()
                    .filter(it -> it.cohort().equals(cohort) && it.kind() == kind && it.site() == null)
                    .map(Team::id)
                    .collect(Collectors.toSet());
            move(Membership.Kind.TEAM, ofKind::contains, team.id(), Role.PRACTITIONER, what + " " + team.name());
        }

        /** Ends what the person was in place of this, and begins it, unless it is so already. */
        private void move(
                Membership.Kind kind, java.util.function.Predicate<String> instead, String of, Role role, String note) {
            List<Membership> before =
                    current(kind).filter(it -> instead.test(it.of())).toList();
            boolean same = kind == Membership.Kind.COHORT
                    ? before.stream().anyMatch(it -> it.of().equals(of) && it.role() == role)
                    : before.stream().anyMatch(it -> it.of().equals(of));
            if (same && before.size() == 1) {
                return;
            }
            before.stream()
                    .filter(it -> !same || !it.of().equals(of) || (kind == Membership.Kind.COHORT && it.role() != role))
                    .forEach(it -> memberships.add(it.until(now)));
            if (!same) {
                memberships.add(new Membership(id, of, kind, role, now, null));
            }
            notes.add(note);
        }

        private java.util.stream.Stream<Membership> current(Membership.Kind kind) {
            return known == null
                    ? java.util.stream.Stream.empty()
                    : state.of(id, now).filter(it -> it.kind() == kind);
        }
    }

    private Optional<Team> find(Team.Kind kind, String name) {
        return state.teams().stream()
                .filter(it -> it.cohort().equals(cohort) && it.kind() == kind && it.endedAt() == null)
                .filter(it -> plain(it.name()).equals(plain(name)))
                .findFirst();
    }

    private Team make(Team.Kind kind, String name) {
        return newTeams.computeIfAbsent(kind + " " + plain(name), none -> {
            Set<String> taken = new java.util.HashSet<>();
            state.teams().forEach(it -> taken.add(it.id()));
            newTeams.values().forEach(it -> taken.add(it.id()));
            return new Team(Ids.of(cohort + "-" + name, taken), cohort, kind, name, null);
        });
    }
}
