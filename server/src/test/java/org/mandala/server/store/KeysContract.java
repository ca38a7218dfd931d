package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Audit;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Grant;
import org.mandala.server.identity.Keys;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Passkey;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.ProgramToken;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.SignInLink;
import org.mandala.server.identity.Way;

/** Rules H13, H14, H17, H18, R7. */
public abstract class KeysContract extends StoreContract {

    @BeforeEach
    void ana() {
        result(store().programme().load(contents()));
    }

    @Test
    void goodLoginsAreListedTheLastSeenFirst() {
        result(store().people().add(login("1", NOW + DAY)));
        result(store().people().add(login("2", NOW + DAY)));
        result(store().people().add(login("expired", NOW)));
        result(keys().seen("1", new Device("Firefox on Linux", "203.0.113.x"), NOW + 1));
        assertThat(result(keys().logins("ana", NOW))).extracting(Login::id).containsExactly("1", "2");
        assertThat(result(keys().logins("ana", NOW)).get(0).device())
                .isEqualTo(new Device("Firefox on Linux", "203.0.113.x"));
        assertThat(result(keys().logins("nobody", NOW))).isEmpty();
    }

    @Test
    void oneLoginEndsOrAllOthersDo() {
        for (String id : new String[] {"1", "2", "3"}) {
            result(store().people().add(login(id, NOW + DAY)));
        }
        assertThat(result(keys().endLogin("somebody", "1", NOW))).isFalse();
        assertThat(result(keys().endLogin("ana", "1", NOW))).isTrue();
        assertThat(result(keys().endLogin("ana", "1", NOW))).isFalse();
        assertThat(result(keys().isGood("1", NOW))).isFalse();
        assertThat(result(keys().endLogins("ana", "2", NOW))).isEqualTo(1);
        assertThat(result(keys().isGood("2", NOW))).isTrue();
        assertThat(result(keys().endLogins("ana", null, NOW))).isEqualTo(1);
        assertThat(result(keys().logins("ana", NOW))).isEmpty();
    }

    @Test
    void aLinkSignsItsPersonInOnce() {
        result(keys().add(link("h", NOW + DAY)));
        Person person = result(keys().useLink("h", login("1", NOW + DAY), NOW));
        assertThat(person.id()).isEqualTo("ana");
        assertThat(result(store().people().ofLogin("hash-1", NOW)))
                .map(it -> it.person().id())
                .contains("ana");
        assertFailure(keys().useLink("h", login("2", NOW + DAY), NOW)).isInstanceOf(Refused.class);
        assertFailure(keys().useLink("unknown", login("3", NOW + DAY), NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void aPersonHasOnlySoManyUnusedLinksOfAKind() {
        assertThat(result(keys().addUnlessMany(link("1", NOW + DAY), 2))).isTrue();
        assertThat(result(keys().addUnlessMany(link("2", NOW + DAY), 2))).isTrue();
        assertThat(result(keys().addUnlessMany(link("3", NOW + DAY), 2))).isFalse();
        assertFailure(keys().useLink("3", login("1", NOW + DAY), NOW)).isInstanceOf(Refused.class);
        result(keys().useLink("1", login("2", NOW + DAY), NOW));
        assertThat(result(keys().addUnlessMany(link("4", NOW + DAY), 2))).isTrue();
    }

    @Test
    void anOldLinkSignsNobodyIn() {
        result(keys().add(link("h", NOW + DAY)));
        assertFailure(keys().useLink("h", login("1", NOW + 2 * DAY), NOW + DAY)).isInstanceOf(Refused.class);
        assertThat(result(keys().isGood("1", NOW))).isFalse();
    }

    @Test
    void aPasskeyIsItsOwnersToNameAndRemove() {
        Passkey passkey = new Passkey("c", "ana", "Phone", "{}", NOW, null);
        result(keys().add(passkey));
        assertThat(result(keys().passkey("c"))).contains(passkey);
        assertThat(result(keys().rename("ben", "c", "Mine"))).isFalse();
        assertThat(result(keys().rename("ana", "c", "Key"))).isTrue();
        result(keys().used("c", "{\"counter\":1}", NOW + 1));
        assertThat(result(keys().passkeys("ana")))
                .containsExactly(new Passkey("c", "ana", "Key", "{\"counter\":1}", NOW, NOW + 1));
        assertThat(result(keys().remove("ben", "c"))).isFalse();
        assertThat(result(keys().remove("ana", "c"))).isTrue();
        assertThat(result(keys().passkey("c"))).isEmpty();
    }

    @Test
    void anIssuersSubjectStaysWhoItWasFirst() {
        assertThat(result(keys().ofSubject("i", "s"))).isEmpty();
        result(keys().link("i", "s", "ana", NOW));
        result(keys().link("i", "s", "ben", NOW));
        assertThat(result(keys().ofSubject("i", "s"))).map(Person::id).contains("ana");
        assertThat(result(keys().ofSubject("other", "s"))).isEmpty();
    }

    @Test
    void whoHasASubjectOfAnIssuerGetsNoOtherByTheirAddress() {
        assertThat(result(keys().linkFirst("i", "s", "ana", NOW))).isTrue();
        assertThat(result(keys().linkFirst("i", "s", "ben", NOW))).isFalse();
        assertThat(result(keys().linkFirst("i", "t", "ana", NOW))).isFalse();
        assertThat(result(keys().linkFirst("j", "t", "ana", NOW))).isTrue();
        assertThat(result(keys().ofSubject("i", "s"))).map(Person::id).contains("ana");
        assertThat(result(keys().ofSubject("i", "t"))).isEmpty();
    }

    @Test
    void aTokenIsWrittenDownOnceAndRevokedOnce() {
        ProgramToken token = new ProgramToken("t", "Export", new Grant("*", Access.READ), "ana", NOW, NOW + DAY, null);
        result(store().tokens().add(token));
        result(store().tokens().add(new ProgramToken("t", "Other", token.grant(), null, NOW, NOW + DAY, null)));
        assertThat(result(store().tokens().find("t"))).contains(token);
        assertThat(result(store().tokens().list(NOW))).containsExactly(token);
        assertThat(result(store().tokens().list(NOW + DAY))).isEmpty();
        assertThat(result(store().tokens().revoke("t", NOW + 5))).isTrue();
        assertThat(result(store().tokens().revoke("t", NOW + 9))).isFalse();
        assertThat(result(store().tokens().find("t")).map(ProgramToken::revokedAt))
                .contains(NOW + 5);
    }

    @Test
    void theAuditIsReadBackwardsAndForgetsInTime() {
        result(store().audit().add(new Audit.Entry("1", NOW, "ana", What.SIGNED_IN, "ana"), 0));
        result(store().audit().add(new Audit.Entry("2", NOW + 1, null, What.TOKEN_MADE, "t"), 0));
        assertThat(result(store().audit().newest(NOW + 9, 9)))
                .extracting(Audit.Entry::id)
                .containsExactly("2", "1");
        assertThat(result(store().audit().newest(NOW + 1, 9)))
                .extracting(Audit.Entry::id)
                .containsExactly("1");
        result(store().audit().add(new Audit.Entry("3", NOW + 2, null, What.TOKEN_MADE, "t"), NOW + 1));
        assertThat(result(store().audit().newest(NOW + 9, 9)))
                .extracting(Audit.Entry::id)
                .containsExactly("3", "2");
    }

    private Keys keys() {
        return store().keys();
    }

    private static Login login(String id, long expiresAt) {
        return new Login(id, "hash-" + id, "ana", NOW, expiresAt);
    }

    private static SignInLink link(String hash, long expiresAt) {
        return new SignInLink(hash, "ana", Way.EMAIL, null, NOW, expiresAt);
    }
}
