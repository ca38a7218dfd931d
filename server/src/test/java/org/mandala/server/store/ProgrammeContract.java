package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.Standing;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Programme.Contents;
import org.mandala.server.programme.Programme.RoledSession;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.Role;

public abstract class ProgrammeContract extends StoreContract {

    @Test
    void aProgrammeComesBackAsItWasLoaded() {
        assertThat(result(store().programme().load(contents()))).isTrue();
        assertThat(result(store().programme().sites())).extracting(Site::id).containsExactly("aarhus", "zurich");
        assertThat(result(store().programme().session("running"))).contains(session("running", NOW));
        assertThat(result(store().programme().session("none"))).isEmpty();
        assertThat(result(store().people().find("ana"))).contains(new Person("ana", "Ana", "zurich", NOW));
    }

    @Test
    void aSecondProgrammeIsNotLoaded() {
        result(store().programme().load(contents()));
        Contents other = new Contents(
                List.of(new Site("other", "Other", "ID", "Asia/Jakarta")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(result(store().programme().load(other))).isFalse();
        assertThat(result(store().programme().sites())).hasSize(2);
    }

    @Test
    void aProgrammeWithAMistakeIsNotLoadedAtAll() {
        Contents good = contents();
        Contents twice = new Contents(
                good.sites(),
                good.cohorts(),
                good.teams(),
                good.persons(),
                good.memberships(),
                List.of(session("same", NOW), session("same", NOW)));
        assertFailure(store().programme().load(twice)).isNotNull();
        assertThat(result(store().programme().sites())).isEmpty();
        assertThat(result(store().people().find("ana"))).isEmpty();
        assertThat(result(store().programme().load(good))).isTrue();
    }

    @Test
    void aMemberSeesTheSessionsOfTheCohortInTheirOrder() {
        result(store().programme().load(contents(Role.PRACTITIONER)));
        assertThat(result(store().programme().sessionsOf("ana")))
                .containsExactly(
                        new RoledSession(session("before", NOW - DAY), Role.PRACTITIONER),
                        new RoledSession(session("running", NOW), Role.PRACTITIONER),
                        new RoledSession(session("after", NOW + DAY), Role.PRACTITIONER));
        assertThat(result(store().programme().sessionsOf("nobody"))).isEmpty();
    }

    @Test
    void ofSeveralRolesTheOneThatMayDoMostCounts() {
        result(store().programme().load(contents(Role.PRACTITIONER, Role.FACILITATOR, Role.GUEST)));
        assertThat(result(store().programme().roleIn("ana", "running"))).contains(Role.FACILITATOR);
        assertThat(result(store().programme().sessionsOf("ana")))
                .hasSize(3)
                .allMatch(it -> it.role() == Role.FACILITATOR);
    }

    @Test
    void aStrangerHasNoRole() {
        result(store().programme().load(contents(Role.PRACTITIONER)));
        assertThat(result(store().programme().roleIn("nobody", "running"))).isEmpty();
        assertThat(result(store().programme().roleIn("ana", "none"))).isEmpty();
    }

    @Test
    void aMembershipCountsFromItsFirstToBeforeItsLastInstant() {
        Contents good = contents();
        result(store().programme()
                .load(new Contents(
                        good.sites(),
                        good.cohorts(),
                        good.teams(),
                        good.persons(),
                        List.of(
                                member("ended", NOW - DAY, NOW),
                                member("ends soon", NOW - DAY, NOW + 1),
                                member("begins", NOW, NOW + DAY),
                                member("begins soon", NOW + 1, NOW + DAY)),
                        good.sessions())));
        assertThat(result(store().programme().roleIn("ended", "running"))).isEmpty();
        assertThat(result(store().programme().roleIn("ends soon", "running"))).isPresent();
        assertThat(result(store().programme().roleIn("begins", "running"))).isPresent();
        assertThat(result(store().programme().roleIn("begins soon", "running"))).isEmpty();
    }

    @Test
    void aStandingHasTheRolesThatCountAtThePlace_R5() {
        load(
                new Membership("ana", COHORT, Membership.Kind.COHORT, Role.PRACTITIONER, NOW, null),
                new Membership("ana", "zurich", Membership.Kind.SITE, Role.HOST, NOW, null),
                new Membership("ana", "home-1", Membership.Kind.TEAM, Role.FACULTY, NOW, null),
                new Membership("ana", "running", Membership.Kind.SESSION, Role.GUEST, NOW, null),
                new Membership("ana", Place.THE_PROGRAMME, Membership.Kind.PROGRAMME, Role.STEWARD, NOW, null));
        Standing everywhere = Standing.stranger().with(Relation.PROGRAMME, Role.STEWARD);
        Standing cohort = everywhere.with(Relation.COHORT, Role.PRACTITIONER);
        assertThat(standing(Place.programme())).contains(everywhere);
        assertThat(standing(Place.cohort(COHORT))).contains(cohort);
        assertThat(standing(Place.team("home-1"))).contains(cohort.with(Relation.TEAM, Role.FACULTY));
        assertThat(standing(Place.site("zurich"))).contains(everywhere.with(Relation.SITE, Role.HOST));
        assertThat(standing(Place.site("aarhus"))).contains(everywhere);
        assertThat(standing(Place.session("running"))).contains(cohort.with(Relation.SESSION, Role.GUEST));
        assertThat(standing(Place.session("after"))).contains(cohort);
        assertThat(standing(Place.person("ana"))).contains(everywhere.asOwn(true));
        assertThat(standing(Place.person("ben"))).contains(everywhere);
    }

    @Test
    void whereThereIsNoPlaceThereIsNoStanding_R5() {
        load();
        for (Place.Kind kind : List.of(Place.Kind.COHORT, Place.Kind.TEAM, Place.Kind.SITE, Place.Kind.SESSION)) {
            assertThat(standing(new Place(kind, "none"))).isEmpty();
        }
        assertThat(standing(Place.session("running"))).contains(Standing.stranger());
    }

    @Test
    void aMembershipOfThePastOrTheFutureGivesNoStanding_R5() {
        load(
                new Membership("ana", COHORT, Membership.Kind.COHORT, Role.HOST, NOW - DAY, NOW),
                new Membership("ana", COHORT, Membership.Kind.COHORT, Role.FACULTY, NOW + 1, null));
        assertThat(standing(Place.cohort(COHORT))).contains(Standing.stranger());
    }

    private void load(Membership... memberships) {
        Contents good = contents();
        result(store().programme()
                .load(new Contents(
                        good.sites(),
                        good.cohorts(),
                        good.teams(),
                        good.persons(),
                        List.of(memberships),
                        good.sessions())));
    }

    private Optional<Standing> standing(Place place) {
        return result(store().programme().standing("ana", place));
    }

    @Test
    void theNextSessionIsTheOneThatRunsOrComesOrElseTheLast() {
        assertThat(result(store().programme().nextSession(NOW))).isEmpty();
        result(store().programme().load(contents()));
        long end = session("running", NOW).end();
        assertThat(next(NOW - 1)).isEqualTo("running");
        assertThat(next(end - 1)).isEqualTo("running");
        assertThat(next(end)).isEqualTo("after");
        assertThat(next(NOW + 30 * DAY)).isEqualTo("after");
    }

    private String next(long now) {
        return result(store().programme().nextSession(now)).map(Session::id).orElseThrow();
    }

    private static Membership member(String person, long from, long to) {
        return new Membership(person, COHORT, Membership.Kind.COHORT, Role.PRACTITIONER, from, to);
    }
}
