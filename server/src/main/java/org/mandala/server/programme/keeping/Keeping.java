package org.mandala.server.programme.keeping;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Register.State;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.ProgrammeForms.CohortForm;
import org.mandala.server.protocol.ProgrammeForms.PersonForm;
import org.mandala.server.protocol.ProgrammeForms.SiteForm;
import org.mandala.server.protocol.ProgrammeForms.TeamForm;

/** Makes, edits and ends sites, cohorts, teams and persons. Without an id something new is made. Rules C1 to C5. */
public final class Keeping {
    private static final int MAX_TITLE = 80;
    private static final int MAX_PLACE = 80;
    private static final int MAX_CONTACTS = 10;
    private static final int MAX_REACH = 200;
    private static final int PERSON_ID_BYTES = 16;

    private final Register register;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Keeping(Register register, InstantSource clock, RandomGenerator random) {
        this.register = register;
        this.clock = clock;
        this.random = random;
    }

    public Future<State> put(@Nullable String id, SiteForm form) {
        return register.change(state -> Changes.of(site(state, id, form)));
    }

    public Future<State> put(@Nullable String id, CohortForm wish) {
        return register.change(state -> Changes.of(cohort(state, id, wish)));
    }

    public Future<State> put(@Nullable String id, TeamForm wish) {
        return register.change(state -> Changes.of(team(state, id, wish)));
    }

    public Future<State> put(@Nullable String id, PersonForm wish) {
        return register.change(state -> person(state, id, wish));
    }

    private Site site(State state, @Nullable String id, SiteForm wish) {
        Site before = id == null ? null : state.site(id).orElseThrow(() -> Ids.none("site"));
        Form form = new Form();
        String name = form.text("name", wish.name(), MAX_TITLE, "Please give the site a name.");
        refuseTaken(
                form,
                name,
                before == null ? null : before.name(),
                state.sites().stream().map(Site::name));
        Site site = new Site(
                id == null ? Ids.of(name, ids(state.sites().stream().map(Site::id))) : id,
                name,
                form.country("country", wish.country()),
                form.zone("zone", wish.zone()),
                form.word("kind", wish.kind(), Site.Kind.class),
                parent(state, id, wish, form),
                form.optional("region", wish.region(), MAX_PLACE),
                form.optional("town", wish.town(), MAX_PLACE),
                form.word("shown", wish.shown(), Site.Precision.class),
                wish.contacts() == null
                        ? java.util.List.of()
                        : wish.contacts().stream()
                                .map(it -> contact(form, it.name(), it.reach()))
                                .toList(),
                ended(wish.ended(), before == null ? null : before.endedAt()));
        form.range("contacts", site.contacts().size(), 0, MAX_CONTACTS, "contacts");
        form.done();
        return site;
    }

    private static @Nullable String parent(State state, @Nullable String id, SiteForm wish, Form form) {
        String parent = wish.parent();
        if (parent == null || parent.isEmpty()) {
            return null;
        }
        Site hub = state.site(parent).orElse(null);
        if (hub == null || hub.kind() != Site.Kind.HUB) {
            form.wrong("parent", "Please choose one of the hubs.");
        }
        if (parent.equals(id)
                || (hub != null && hub.parent() != null && hub.parent().equals(id))) {
            form.wrong("parent", "A hub cannot belong to itself.");
        }
        return parent;
    }

    private static Site.Contact contact(Form form, @Nullable String name, @Nullable String reach) {
        return new Site.Contact(
                form.text("contacts", name, MAX_TITLE, "Please give each contact a name."),
                form.text("contacts", reach, MAX_REACH, "Please say for each contact how to reach them."));
    }

    private Cohort cohort(State state, @Nullable String id, CohortForm wish) {
        Cohort before = id == null ? null : state.cohort(id).orElseThrow(() -> Ids.none("cohort"));
        Form form = new Form();
        String title = form.text("title", wish.title(), MAX_TITLE, "Please give the cohort a title.");
        refuseTaken(
                form,
                "title",
                title,
                before == null ? null : before.title(),
                state.cohorts().stream().map(Cohort::title));
        form.done();
        String made = id == null ? Ids.of(title, ids(state.cohorts().stream().map(Cohort::id))) : id;
        return new Cohort(made, title, ended(wish.ended(), before == null ? null : before.endedAt()));
    }

    private Team team(State state, @Nullable String id, TeamForm wish) {
        Team before = id == null ? null : state.team(id).orElseThrow(() -> Ids.none("team"));
        Form form = new Form();
        String cohort = before == null ? String.valueOf(wish.cohort()) : before.cohort();
        if (state.cohort(cohort).isEmpty()) {
            form.wrong("cohort", "Please choose a cohort.");
        }
        String name = form.text("name", wish.name(), MAX_TITLE, "Please give the team a name.");
        Team.Kind kind = form.word("kind", wish.kind(), Team.Kind.class);
        Stream<String> others = state.teams().stream()
                .filter(it -> it.cohort().equals(cohort)
                        && it.kind() == kind
                        && !it.id().equals(id))
                .map(Team::name);
        refuseTaken(form, name, null, others);
        String site = wish.site() == null || wish.site().isEmpty() ? null : wish.site();
        if (site != null && state.site(site).isEmpty()) {
            form.wrong("site", "Please choose one of the sites.");
        }
        form.done();
        String made = id == null
                ? Ids.of(cohort + "-" + name, ids(state.teams().stream().map(Team::id)))
                : id;
        return new Team(made, cohort, kind, name, site, ended(wish.ended(), before == null ? null : before.endedAt()));
    }

    private Changes person(State state, @Nullable String id, PersonForm wish) {
        Person before = id == null ? null : state.person(id).orElseThrow(() -> Ids.none("person"));
        Form form = new Form();
        String name = form.name("name", wish.name());
        String email = form.email("email", wish.email());
        Person other = state.byEmail().get(email);
        if (other != null && !other.id().equals(id)) {
            form.wrong(
                    "email", "This is the address of " + (other.name() == null ? "somebody else" : other.name()) + ".");
        }
        String site = wish.site() == null || wish.site().isEmpty() ? null : wish.site();
        if (site != null && state.site(site).isEmpty()) {
            form.wrong("site", "Please choose one of the sites.");
        }
        form.done();
        Person person = before == null
                ? new Person(newPersonId(), name, site, clock.millis())
                : new Person(before.id(), name, site, before.createdAt());
        return Changes.of(person, email);
    }

    /** Nobody guesses it: it stands in addresses that others see. */
    String newPersonId() {
        byte[] bytes = new byte[PERSON_ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private @Nullable Long ended(boolean ended, @Nullable Long before) {
        if (!ended) {
            return null;
        }
        return before == null ? Long.valueOf(clock.millis()) : before;
    }

    private static void refuseTaken(Form form, String name, @Nullable String before, Stream<String> names) {
        refuseTaken(form, "name", name, before, names);
    }

    private static void refuseTaken(
            Form form, String field, String name, @Nullable String before, Stream<String> names) {
        if (!name.equalsIgnoreCase(before) && names.anyMatch(name::equalsIgnoreCase)) {
            form.wrong(field, "There is one of this name already.");
        }
    }

    private static Set<String> ids(Stream<String> ids) {
        return ids.collect(Collectors.toSet());
    }
}
