package org.mandala.server.programme;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Register.State;
import org.mandala.server.protocol.Role;

/** Fills an empty Mandala with an invented cohort, and keeps two links into its next session. */
public final class DemoProgramme {
    /** The demo's links are renewed at each start that finds them expired. */
    private static final int LINK_DAYS = 90;

    private final Programme programme;
    private final Register register;
    private final Calendar calendar;
    private final Agreements agreements;
    private final Invites invites;
    private final SigningKey key;
    private final InstantSource clock;

    public DemoProgramme(
            Programme programme,
            Register register,
            Calendar calendar,
            Agreements agreements,
            Invites invites,
            SigningKey key,
            InstantSource clock) {
        this.programme = programme;
        this.register = register;
        this.calendar = calendar;
        this.agreements = agreements;
        this.invites = invites;
        this.key = key;
        this.clock = clock;
    }

    /** Loads the demo if there is no programme; empty, and no link is made, if there is one that is not the demo. */
    public Future<Optional<DemoLinks>> load() {
        DemoFile file = DemoFile.read();
        DemoContents contents = DemoContents.of(file, clock.instant());
        return programme
                .load(contents.contents())
                .compose(fresh -> fresh ? more(contents.extras()) : Future.succeededFuture())
                .compose(ignored -> programme.nextSession(clock.millis()))
                .compose(next -> next.filter(
                                session -> session.cohort().equals(file.cohort().id()))
                        .map(session -> links(session, file))
                        .orElse(Future.succeededFuture(Optional.empty())));
    }

    private Future<Void> more(DemoContents.Extras extras) {
        List<Future<Void>> all = new ArrayList<>();
        extras.templates().forEach(it -> all.add(calendar.put(it)));
        extras.events().forEach(it -> all.add(calendar.put(it)));
        extras.agreements().forEach(it -> all.add(agreements.put(it)));
        return Future.all(all).mapEmpty();
    }

    private Future<Optional<DemoLinks>> links(Session next, DemoFile file) {
        DemoLinks links = new DemoLinks(key.sign("demo invite facilitator"), key.sign("demo invite participant"));
        invites.alsoGive(
                links.facilitatorToken(),
                person -> join(
                        person,
                        new Place(Membership.Kind.PROGRAMME, Membership.THE_PROGRAMME, Role.STEWARD),
                        new Place(Membership.Kind.TEAM, file.cohort().id() + "-faculty", Role.FACILITATOR)));
        invites.alsoGive(
                links.participantToken(),
                person -> join(
                        person,
                        new Place(Membership.Kind.TEAM, file.homes().get(0).id(), Role.PRACTITIONER),
                        new Place(Membership.Kind.TEAM, file.projects().get(0).id(), Role.PRACTITIONER)));
        return invites.ensure(links.facilitatorToken(), next.id(), Role.FACILITATOR, LINK_DAYS)
                .compose(ignored -> invites.ensure(links.participantToken(), next.id(), Role.PRACTITIONER, LINK_DAYS))
                .map(ignored -> Optional.of(links));
    }

    private record Place(Membership.Kind kind, String of, Role role) {}

    /** Whoever comes in by a link of the demo finds people to be with. */
    private Future<Void> join(Person person, Place... places) {
        return register.change(state -> Changes.of(Stream.of(places)
                        .map(it -> new Membership(person.id(), it.of(), it.kind(), it.role(), clock.millis(), null))
                        .filter(it -> isNew(state, it))
                        .toList()))
                .mapEmpty();
    }

    private static boolean isNew(State state, Membership wanted) {
        return state.of(wanted.person(), wanted.from())
                .noneMatch(it -> it.kind() == wanted.kind() && it.of().equals(wanted.of()));
    }
}
