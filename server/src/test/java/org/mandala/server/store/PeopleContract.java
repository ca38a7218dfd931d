package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Invite;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.People.Entry;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.SignedIn;
import org.mandala.server.identity.Standing;
import org.mandala.server.programme.Overview;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Session;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Role;

public abstract class PeopleContract extends StoreContract {

    @BeforeEach
    void loadProgramme() {
        result(store().programme().load(contents()));
    }

    @Test
    void aNewcomerGetsAPersonALoginAndAMembership() {
        result(store().people().add(invite("i", 1)));
        Entry entry = result(take("i", null, "bo"));
        assertThat(entry).isEqualTo(new Entry(new Person("bo", null, null, NOW), "running", true));
        assertThat(result(store().people().find("bo"))).contains(entry.person());
        assertThat(result(store().people().ofLogin("login-bo", NOW)).map(SignedIn::person))
                .contains(entry.person());
        assertThat(result(store().programme().roleIn("bo", "running"))).contains(Role.PRACTITIONER);
        assertThat(result(store().people().invite("i"))).map(Invite::uses).contains(1);
    }

    @Test
    void whoIsSignedInKeepsWhoTheyAreAndGainsTheMembership() {
        result(store().people().add(invite("i", 0)));
        Entry entry = result(take("i", "ana", "nobody"));
        assertThat(entry.newcomer()).isFalse();
        assertThat(entry.person().id()).isEqualTo("ana");
        assertThat(result(store().people().find("nobody"))).isEmpty();
        assertThat(result(store().people().ofLogin("login-nobody", NOW))).isEmpty();
        assertThat(result(store().programme().roleIn("ana", "running"))).contains(Role.PRACTITIONER);
    }

    @Test
    void aGuestBelongsToTheSessionAloneAndNotToItsCohort_R5() {
        result(store().people()
                .add(new Invite("g", "hash-g", "running", Role.GUEST, "ana", NOW, NOW + DAY, 1, 0, null)));
        result(take("g", null, "gil"));
        Programme programme = store().programme();
        assertThat(result(programme.standing("gil", Place.session("running"))))
                .contains(Standing.stranger().with(Relation.SESSION, Role.GUEST));
        assertThat(result(programme.standing("gil", Place.session("after")))).contains(Standing.stranger());
        assertThat(result(programme.standing("gil", Place.cohort(COHORT)))).contains(Standing.stranger());
        assertThat(result(programme.standing("gil", Place.team("home-1")))).contains(Standing.stranger());
        assertThat(result(programme.sessionsOf("gil")))
                .containsExactly(new Programme.RoledSession(session("running", NOW), Role.GUEST));
        Overview.Mine mine = result(store().overview().of("gil", NOW));
        assertThat(mine.cohorts()).isEmpty();
        assertThat(mine.sessions()).extracting(Session::id).containsExactly("running");
        assertThat(result(take("g", "gil", "nobody")).person().id()).isEqualTo("gil");
        assertThat(result(store().people().invite("g"))).map(Invite::uses).contains(1);
    }

    @Test
    void whoComesByTheSameLinkAgainIsLetInWithoutAUse() {
        result(store().people().add(invite("i", 1)));
        result(take("i", null, "bo"));
        assertThat(result(take("i", "bo", "nobody")).person().id()).isEqualTo("bo");
        assertThat(result(store().people().invite("i"))).map(Invite::uses).contains(1);
    }

    @Test
    void ofManyWhoTakeAOneUseLinkAtOnceOneComesIn() {
        result(store().people().add(invite("i", 1)));
        List<Future<Entry>> takings = IntStream.range(0, 20)
                .mapToObj(i -> take("i", null, "person-" + i))
                .toList();
        Future.join(takings).onComplete(it -> {}).otherwiseEmpty().await();
        assertThat(takings.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(IntStream.range(0, 20)
                        .filter(i ->
                                result(store().people().find("person-" + i)).isPresent()))
                .hasSize(1);
    }

    @Test
    void whatIsUnknownExpiredUsedUpOrRevokedIsToldApartAndMakesNobody() {
        result(store().people().add(invite("used", 1)));
        result(take("used", null, "first"));
        result(store().people().add(invite("revoked", 0)));
        assertThat(result(store().people().revoke("revoked", NOW))).isTrue();
        result(store().people().add(invite("old", 0)));
        assertFailure(take("used", null, "bo")).satisfies(code(ErrorCode.INVITE_USED));
        assertFailure(take("revoked", null, "bo")).satisfies(code(ErrorCode.INVITE_REVOKED));
        assertFailure(take("unknown", null, "bo")).satisfies(code(ErrorCode.INVITE_UNKNOWN));
        Future<Entry> late =
                store().people().take("hash-old", null, new Person("bo", null, null, NOW), login("bo"), NOW + DAY);
        assertFailure(late).satisfies(code(ErrorCode.INVITE_EXPIRED));
        assertThat(result(store().people().find("bo"))).isEmpty();
        assertThat(result(store().people().ofLogin("login-bo", NOW))).isEmpty();
    }

    @Test
    void aSessionsInvitesAreListedOldestFirst() {
        Invite older = invite("b", 0);
        Invite newer = new Invite("a", "x", "running", Role.HOST, null, NOW + 1, NOW + DAY, 0, 0, null);
        result(store().people().add(newer));
        result(store().people().add(older));
        result(store().people().add(new Invite("c", "y", "after", Role.HOST, "ana", NOW, NOW + DAY, 0, 0, null)));
        assertThat(result(store().people().invitesOf("running"))).containsExactly(older, newer);
    }

    @Test
    void anInviteIsRevokedOnce() {
        result(store().people().add(invite("i", 0)));
        assertThat(result(store().people().revoke("i", NOW + 5))).isTrue();
        assertThat(result(store().people().revoke("i", NOW + 9))).isFalse();
        assertThat(result(store().people().revoke("unknown", NOW))).isFalse();
        assertThat(result(store().people().invite("i"))).map(Invite::revokedAt).contains(NOW + 5);
    }

    @Test
    void anEnsuredInviteFollowsTheSessionAndIsRenewedOnlyWhenExpired() {
        result(store().people().ensure(ensured("first", "before", NOW)));
        result(store().people().ensure(ensured("second", "running", NOW + 1)));
        Invite same = result(store().people().invite("first")).orElseThrow();
        assertThat(same.session()).isEqualTo("running");
        assertThat(same.expiresAt()).isEqualTo(NOW + DAY);
        result(store().people().ensure(ensured("third", "after", NOW + DAY)));
        assertThat(result(store().people().invite("first")))
                .map(Invite::expiresAt)
                .contains(NOW + 2 * DAY);
        assertThat(result(store().people().invite("third"))).isEmpty();
    }

    @Test
    void aRevokedInviteStaysRevokedWhenEnsured() {
        result(store().people().ensure(ensured("first", "running", NOW)));
        result(store().people().revoke("first", NOW));
        result(store().people().ensure(ensured("second", "running", NOW + DAY)));
        assertThat(result(store().people().invite("first")))
                .map(Invite::revokedAt)
                .contains(NOW);
    }

    @Test
    void aLoginCountsUntilItExpiresOrEnds() {
        result(store().people().add(invite("i", 0)));
        result(take("i", null, "bo"));
        result(take("i", null, "cy"));
        assertThat(result(store().people().ofLogin("login-bo", NOW + DAY - 1))).isPresent();
        assertThat(result(store().people().ofLogin("login-bo", NOW + DAY))).isEmpty();
        assertThat(result(store().keys().endLogin("cy", "id-bo", NOW))).isFalse();
        assertThat(result(store().keys().endLogin("bo", "id-bo", NOW))).isTrue();
        assertThat(result(store().keys().endLogin("bo", "id-bo", NOW))).isFalse();
        assertThat(result(store().people().ofLogin("login-bo", NOW))).isEmpty();
        assertThat(result(store().people().ofLogin("login-cy", NOW))).isPresent();
    }

    @Test
    void nameAndSiteAreWrittenWhereThereIsAPerson() {
        assertThat(result(store().people().change("ana", "Anna", "aarhus")))
                .contains(new Person("ana", "Anna", "aarhus", NOW));
        assertThat(result(store().people().find("ana"))).map(Person::name).contains("Anna");
        assertThat(result(store().people().change("nobody", "N", "aarhus"))).isEmpty();
    }

    private Future<Entry> take(String invite, @Nullable String current, String newcomer) {
        return store().people()
                .take("hash-" + invite, current, new Person(newcomer, null, null, NOW), login(newcomer), NOW);
    }

    private static Login login(String person) {
        return new Login("id-" + person, "login-" + person, person, NOW, NOW + DAY);
    }

    private static Invite invite(String id, int maxUses) {
        return new Invite(id, "hash-" + id, "running", Role.PRACTITIONER, "ana", NOW, NOW + DAY, maxUses, 0, null);
    }

    private static Invite ensured(String id, String session, long now) {
        return new Invite(id, "hash", session, Role.HOST, null, now, now + DAY, 0, 0, null);
    }

    private static ThrowingConsumer<Throwable> code(ErrorCode code) {
        return failure -> {
            assertThat(failure).isInstanceOf(Refused.class);
            assertThat(((Refused) failure).code()).isEqualTo(code);
            assertThat(((Refused) failure).detail()).contains("facilitator");
        };
    }
}
