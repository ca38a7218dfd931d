package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Invites.Created;
import org.mandala.server.identity.Invites.Taken;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.StoreContract;
import org.mandala.server.store.memory.MemoryStore;

final class InvitesTest extends StoreContract {
    private Instant now = Instant.ofEpochMilli(NOW);
    private final MemoryStore memory = new MemoryStore(() -> now);
    private final RightsWatch watch = new RightsWatch();
    private final Logins logins = new Logins(memory.people(), memory.keys(), () -> now, new Random(2), watch);
    private final Invites invites = new Invites(memory.people(), logins, watch, () -> now, new Random(1));

    @Override
    protected MemoryStore open(java.time.InstantSource clock) {
        return memory;
    }

    @BeforeEach
    void loadProgramme() {
        result(memory.programme().load(contents(Role.FACILITATOR)));
    }

    @Test
    void aLinkLetsANewcomerInWithALoginThatIsGoodForThirtyDays() {
        Created created = create(7, 1);
        Taken taken = result(invites.take(created.token(), null, Device.UNKNOWN));
        String secret = Objects.requireNonNull(taken.secret());
        assertThat(taken.session()).isEqualTo("running");
        assertThat(result(personOf(secret))).contains(taken.person());
        now = now.plus(Duration.ofDays(30)).minusMillis(1);
        assertThat(result(personOf(secret))).isPresent();
        now = now.plusMillis(1);
        assertThat(result(personOf(secret))).isEmpty();
    }

    @Test
    void anEndedLoginIsNobodys() {
        String secret = Objects.requireNonNull(
                result(invites.take(create(7, 1).token(), null, Device.UNKNOWN)).secret());
        result(logins.of(secret, Device.UNKNOWN))
                .ifPresent(it -> result(logins.end(it.person().id(), it.login().id())));
        assertThat(result(personOf(secret))).isEmpty();
        result(logins.of(secret, Device.UNKNOWN))
                .ifPresent(it -> result(logins.end(it.person().id(), it.login().id())));
        assertThat(result(personOf("made up"))).isEmpty();
    }

    @Test
    void whoIsSignedInGetsNoSecondLogin() {
        Taken taken = result(invites.take(create(7, 1).token(), "ana", Device.UNKNOWN));
        assertThat(taken.secret()).isNull();
        assertThat(taken.person().id()).isEqualTo("ana");
    }

    @Test
    void theStoreNeverSeesATokenOrASecret() {
        Created created = create(7, 0);
        String secret = Objects.requireNonNull(
                result(invites.take(created.token(), null, Device.UNKNOWN)).secret());
        assertThat(created.token()).hasSizeGreaterThanOrEqualTo(22).matches("[A-Za-z0-9_-]+");
        assertThat(secret).hasSize(43);
        assertThat(created.invite().tokenHash()).hasSize(43).isNotEqualTo(created.token());
        assertThat(result(memory.people().ofLogin(secret, NOW))).isEmpty();
        assertFailure(memory.people().take(created.token(), null, new Person("x", null, null, NOW), login(), NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatNoLongerLetsInSaysWhyAndWhomToAsk() {
        assertRefused(invites.take("never made", null, Device.UNKNOWN), ErrorCode.INVITE_UNKNOWN);
        Created once = create(7, 1);
        result(invites.take(once.token(), null, Device.UNKNOWN));
        assertRefused(invites.take(once.token(), null, Device.UNKNOWN), ErrorCode.INVITE_USED);
        Created gone = create(7, 0);
        assertThat(result(invites.revoke(gone.invite().id()))).isTrue();
        assertRefused(invites.take(gone.token(), "ana", Device.UNKNOWN), ErrorCode.INVITE_REVOKED);
        Created old = create(7, 0);
        now = now.plus(Duration.ofDays(7));
        assertRefused(invites.take(old.token(), "ana", Device.UNKNOWN), ErrorCode.INVITE_EXPIRED);
    }

    @Test
    void invitesAreFoundAndListed() {
        Created first = create(7, 3);
        now = now.plusMillis(1);
        Created second = create(7, 0);
        assertThat(result(invites.find(first.invite().id()))).contains(first.invite());
        assertThat(result(invites.list("running"))).isEqualTo(List.of(first.invite(), second.invite()));
        assertThat(first.invite().expiresAt()).isEqualTo(NOW + 7 * DAY);
    }

    @Test
    void anInviteForNoTimeOrForFewerThanNobodyIsNotMade() {
        assertThatThrownBy(() -> create(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> create(367, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> create(7, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Created create(int days, int maxUses) {
        return result(invites.create("running", Role.PRACTITIONER, days, maxUses, "ana"));
    }

    private static Login login() {
        return new Login("l", "h", "x", NOW, NOW + DAY);
    }

    private static void assertRefused(Future<?> future, ErrorCode code) {
        assertFailure(future).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.detail()).contains("ask the facilitator who sent it");
        });
    }

    private Future<Optional<Person>> personOf(String secret) {
        return logins.of(secret, Device.UNKNOWN).map(found -> found.map(SignedIn::person));
    }
}
