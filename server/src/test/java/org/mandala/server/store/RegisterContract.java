package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Overview.Mine;
import org.mandala.server.programme.Personal.Reader;
import org.mandala.server.programme.Personal.Reminder;
import org.mandala.server.programme.Personal.Wishes;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Register.State;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Site.Contact;
import org.mandala.server.programme.Site.Precision;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Role;

/** Register, agreements, what is one's own, and the overview. Rules C1 to C14, C29 to C36. */
public abstract class RegisterContract extends StoreContract {
    private static final Site HUB = new Site(
            "hub",
            "Hub",
            "DK",
            "Europe/Copenhagen",
            Site.Kind.HUB,
            null,
            "Fyn",
            "Odense",
            Precision.REGION,
            List.of(new Contact("Freja", "freja@example.org")),
            null);

    @Test
    void aSiteComesBackWithItsPlaceAndContacts_C1() {
        result(store().register().change(state -> Changes.of(HUB)));
        assertThat(result(store().register().state()).site("hub")).contains(HUB);
        assertThat(HUB.shownPlace()).isEqualTo("Fyn");
    }

    @Test
    void aClosedSiteStaysInTheRegisterAndIsNotOfferedAnyMore_C2() {
        loaded(Role.PRACTITIONER);
        Site closed = new Site(
                "zurich",
                "Zurich",
                "CH",
                "Europe/Zurich",
                Site.Kind.SITE,
                null,
                "",
                "",
                Precision.COUNTRY,
                List.of(),
                NOW);
        State after = result(store().register().change(state -> Changes.of(closed)));
        assertThat(after.site("zurich")).contains(closed);
        assertThat(result(store().programme().sites())).extracting(Site::id).containsExactly("aarhus");
    }

    @Test
    void aDecisionThatThrowsWritesNothing() {
        assertFailure(store().register().change(state -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");
        assertThat(result(store().register().state()).sites()).isEmpty();
    }

    @Test
    void theSecondDecidesOnWhatTheFirstHasWritten() {
        result(store().register().change(state -> Changes.of(new Cohort("a", "A"))));
        State after = result(store().register()
                .change(state ->
                        Changes.of(new Cohort("b", state.cohorts().get(0).title() + "B"))));
        assertThat(after.cohorts()).containsExactly(new Cohort("a", "A"), new Cohort("b", "AB"));
    }

    @Test
    void anAddressIsKeptChangedAndTakenAway_C4() {
        Person ana = new Person("ana", "Ana", null, NOW);
        result(store().register().change(state -> Changes.of(ana, "ana@example.org")));
        assertThat(result(store().register().state()).byEmail()).containsEntry("ana@example.org", ana);
        result(store().register().change(state -> Changes.of(ana, "")));
        assertThat(result(store().register().state()).emails()).isEmpty();
    }

    @Test
    void twoPersonsCannotHaveOneAddress_C4() {
        result(store().register().change(state -> Changes.of(new Person("a", "A", null, NOW), "a@example.org")));
        assertFailure(store().register().change(state -> Changes.of(new Person("b", "B", null, NOW), "a@example.org")))
                .isNotNull();
        assertThat(result(store().register().state()).emails()).isEqualTo(Map.of("a", "a@example.org"));
    }

    @Test
    void aMembershipThatEndsStaysInTheRecord_C6() {
        loaded(Role.PRACTITIONER);
        Membership team = new Membership("ana", "home-1", Membership.Kind.TEAM, Role.PRACTITIONER, NOW - DAY, null);
        result(store().register().change(state -> Changes.of(List.of(team))));
        assertThat(overview().teams()).hasSize(1);
        State after = result(store().register().change(state -> Changes.of(List.of(team.until(NOW)))));
        assertThat(after.memberships()).contains(team.until(NOW)).doesNotContain(team);
        assertThat(overview().teams()).isEmpty();
    }

    @Test
    void anAgreementIsOpenFromItsPublicationUntilItIsAccepted_C10_C12() {
        loaded(Role.PRACTITIONER);
        Agreement draft = new Agreement("care", 1, "Care", "We listen.", NOW, null, null);
        result(store().agreements().put(draft));
        assertThat(overview().agreements()).isEmpty();
        result(store().agreements().put(draft.publishedAt(NOW)));
        assertThat(overview().agreements()).containsExactly(draft.publishedAt(NOW));
        result(store().agreements().accept("ana", draft.key(), NOW));
        result(store().agreements().accept("ana", draft.key(), NOW));
        assertThat(overview().agreements()).isEmpty();
        assertThat(result(store().agreements().acceptedBy("ana"))).isEqualTo(Set.of(draft.key()));
        assertThat(result(store().agreements().counts())).isEqualTo(Map.of(draft.key(), 1));
    }

    @Test
    void aNewVersionIsAcceptedAnewAndARetiredOneBindsNobody_C13() {
        loaded(Role.PRACTITIONER);
        Agreement first = new Agreement("care", 1, "Care", "We listen.", NOW, NOW, null);
        Agreement second = new Agreement("care", 2, "Care", "We listen well.", NOW, NOW, null);
        result(store().agreements().put(first));
        result(store().agreements().accept("ana", first.key(), NOW));
        result(store().agreements().put(second));
        assertThat(overview().agreements()).containsExactly(second);
        result(store().agreements().put(second.retiredAt(NOW)));
        assertThat(overview().agreements()).isEmpty();
    }

    @Test
    void aFeedIsKnownByItsHashUntilItIsMadeAnewOrEnded_C29() {
        assertThat(result(store().personal().feedMadeAt("ana"))).isEmpty();
        result(store().personal().makeFeed("ana", "h1", NOW));
        result(store().personal().makeFeed("ana", "h2", NOW + 1));
        assertThat(result(store().personal().ofFeed("h1"))).isEmpty();
        assertThat(result(store().personal().ofFeed("h2"))).contains("ana");
        assertThat(result(store().personal().feedMadeAt("ana"))).contains(NOW + 1);
        result(store().personal().endFeed("ana"));
        assertThat(result(store().personal().ofFeed("h2"))).isEmpty();
    }

    @Test
    void readersAreTheMembersWithAnAddressWithTheirWishesZoneAndTwin_C32() {
        loaded(Role.PRACTITIONER);
        Session session = session("running", NOW);
        assertThat(result(store().personal().readers(session, NOW))).isEmpty();
        result(store().register().change(state -> Changes.of(state.person("ana").orElseThrow(), "ana@example.org")));
        assertThat(result(store().personal().readers(session, NOW)))
                .containsExactly(new Reader("ana", "Ana", "ana@example.org", "Europe/Zurich", Wishes.DEFAULT, null));
        result(store().personal().wish("ana", new Wishes(false, true)));
        result(store().personal().choose("ana", "running", "running-b"));
        assertThat(result(store().personal().readers(session, NOW)))
                .containsExactly(new Reader(
                        "ana", "Ana", "ana@example.org", "Europe/Zurich", new Wishes(false, true), "running-b"));
        assertThat(result(store().personal().wishes("ana"))).isEqualTo(new Wishes(false, true));
        assertThat(overview().choices()).isEqualTo(Map.of("running", "running-b"));
    }

    @Test
    void aReminderIsClaimedOnce_C32() {
        Reminder reminder = new Reminder("s", "ana", "DAY", NOW);
        assertThat(result(store().personal().claim(reminder, NOW))).isTrue();
        assertThat(result(store().personal().claim(reminder, NOW + 1))).isFalse();
        assertThat(result(store().personal().claim(new Reminder("s", "ana", "DAY", NOW + DAY), NOW)))
                .as("a session that was moved")
                .isTrue();
    }

    @Test
    void theOverviewHoldsWhatIsOnesOwn_C33() {
        loaded(Role.PRACTITIONER, Role.HOST);
        result(store().register()
                .change(state -> new Changes(
                        List.of(),
                        List.of(new Cohort("other", "Other")),
                        List.of(new Team("far", "other", Team.Kind.HOME, "Far", null)),
                        List.of(new Person("bo", "Bo", null, NOW)),
                        Map.of(),
                        List.of(
                                new Membership("bo", "home-1", Membership.Kind.TEAM, Role.PRACTITIONER, NOW, null),
                                new Membership("ana", "home-1", Membership.Kind.TEAM, Role.PRACTITIONER, NOW, null),
                                new Membership(
                                        "ana", "programme", Membership.Kind.PROGRAMME, Role.STEWARD, NOW, null)))));
        Mine mine = overview();
        assertThat(mine.steward()).isTrue();
        assertThat(mine.cohorts()).extracting(it -> it.role()).containsExactly(Role.HOST);
        assertThat(mine.teams()).hasSize(1);
        assertThat(mine.teams().get(0).names()).containsExactly("Ana", "Bo");
        assertThat(mine.sessions()).extracting(Session::id).containsExactly("before", "running", "after");
        assertThat(mine.sessions()).allMatch(it -> it.agenda().isEmpty());
        Mine strangers = result(store().overview().of("nobody", NOW));
        assertThat(strangers.cohorts()).isEmpty();
        assertThat(strangers.sessions()).isEmpty();
        assertThat(strangers.steward()).isFalse();
    }

    private void loaded(Role... roles) {
        result(store().programme().load(contents(roles)));
    }

    private Mine overview() {
        return result(store().overview().of("ana", NOW));
    }
}
