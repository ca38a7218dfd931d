package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Profile;
import org.mandala.server.identity.SignedIn;
import org.mandala.server.identity.Tickets;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.MeView;
import org.mandala.server.protocol.Requests;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.SessionSummary;
import org.mandala.server.protocol.SiteView;
import org.mandala.server.room.Sessions;

/** Saying who one is, and the tickets for sockets. */
final class PeopleApi {
    private static final String SESSION_TARGET = "session:";
    private static final String DOC_TARGET = "doc:";

    private final People people;
    private final Tickets tickets;
    private final Programme programme;
    private final Sessions sessions;
    private final Door door;

    PeopleApi(People people, Tickets tickets, Programme programme, Sessions sessions, Door door) {
        this.people = people;
        this.tickets = tickets;
        this.programme = programme;
        this.sessions = sessions;
        this.door = door;
    }

    Future<Void> me(RoutingContext ctx, Person person) {
        Answers.json(ctx, view(person));
        return Future.succeededFuture();
    }

    /** Rule H6; the rooms where the person is are told (S5). */
    Future<Void> changeMe(RoutingContext ctx, Person person) {
        Requests.Profile wish = Answers.body(ctx, Requests.Profile.class);
        Answers.json(ctx, programme.sites().compose(sites -> change(person, wish, sites)));
        return Future.succeededFuture();
    }

    /** Rule H7: only for what the person may open now; the socket asks again. */
    Future<Void> ticket(RoutingContext ctx, Person person) {
        String target = Answers.body(ctx, Requests.WantTicket.class).target();
        Answers.json(
                ctx, mayOpen(person, target).map(ignored -> new Requests.Ticket(tickets.issue(holder(ctx), target))));
        return Future.succeededFuture();
    }

    private Future<MeView> change(Person person, Requests.Profile wish, List<Site> sites) {
        Profile profile = Profile.of(
                wish.name(), wish.site(), sites.stream().map(Site::id).toList());
        return people.change(person.id(), profile.name(), profile.site())
                .map(Optional::orElseThrow)
                .onSuccess(changed -> sessions.update(
                        new RosterPerson(changed.id(), profile.name(), profile.site(), Role.PRACTITIONER)))
                .compose(this::view);
    }

    private Future<?> mayOpen(Person person, @Nullable String target) {
        if (target != null && target.startsWith(SESSION_TARGET)) {
            return door.enterSession(person.id(), target.substring(SESSION_TARGET.length()));
        }
        if (target != null && target.startsWith(DOC_TARGET)) {
            return door.openDoc(person.id(), target.substring(DOC_TARGET.length()))
                    .map(access ->
                            access.orElseThrow(() -> ProblemException.notAllowed("This document is not open to you.")));
        }
        throw ProblemException.badRequest("target must be session:ID or doc:ID");
    }

    private static Tickets.Holder holder(RoutingContext ctx) {
        SignedIn who = Gate.signedIn(ctx);
        return new Tickets.Holder(who.person().id(), who.login().id());
    }

    private Future<MeView> view(Person person) {
        return Future.all(programme.sessionsOf(person.id()), programme.sites())
                .map(both -> new MeView(
                        person.id(),
                        person.name(),
                        person.site(),
                        summaries(both.resultAt(0)),
                        siteViews(both.resultAt(1))));
    }

    private static List<SessionSummary> summaries(List<Programme.RoledSession> sessions) {
        return sessions.stream()
                .map(each -> new SessionSummary(
                        each.session().id(),
                        each.session().title(),
                        each.session().start(),
                        each.session().minutes(),
                        each.role()))
                .toList();
    }

    static List<SiteView> siteViews(List<Site> sites) {
        return sites.stream()
                .map(site -> new SiteView(
                        site.id(),
                        site.name(),
                        site.country(),
                        site.zone(),
                        site.shownPlace().isEmpty() ? null : site.shownPlace()))
                .toList();
    }
}
