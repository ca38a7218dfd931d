package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.assertFailure;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.SignInLinks.Entered;
import org.mandala.server.mail.Mail;
import org.mandala.server.mail.Mailer;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.store.memory.MemoryStore;

/** Letters that bring somebody in again: rule H14. */
class SignInLettersTest {
    private static final Pattern LINK = Pattern.compile("https://mandala\\.example/sign-in#(\\S+)");

    private long now = 1_000_000_000_000L;
    private boolean leaves = true;
    private final MemoryStore store = new MemoryStore(() -> Instant.ofEpochMilli(now));
    private final List<Mail> sent = new ArrayList<>();
    private final SignInLinks links = new SignInLinks(
            store.keys(),
            new Logins(store.people(), store.keys(), () -> Instant.ofEpochMilli(now), new Random(1), new RightsWatch()),
            () -> Instant.ofEpochMilli(now),
            new Random(2));
    private final SignInLetters letters =
            new SignInLetters(store.people(), links, new Post(), () -> "https://mandala.example");

    private final class Post implements Mailer {
        @Override
        public boolean leaves() {
            return leaves;
        }

        @Override
        public Future<Void> send(Mail mail) {
            sent.add(mail);
            return Future.succeededFuture();
        }
    }

    @BeforeEach
    void ana() {
        result(store.register().change(state -> Changes.of(new Person("ana", "Ana", null, now), "ana@example.org")));
    }

    @Test
    void whoHasTheAddressGetsALinkThatIsGoodOnce() {
        assertThat(result(letters.send("ana@example.org"))).isTrue();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).address()).isEqualTo("ana@example.org");
        assertThat(sent.get(0).body()).startsWith("Dear Ana,");
        Entered entered = result(links.use(token(0), Device.UNKNOWN));
        assertThat(entered.person().id()).isEqualTo("ana");
        assertThat(result(store.keys().logins("ana", now)).get(0).way()).isEqualTo(Way.EMAIL);
        assertFailure(links.use(token(0), Device.UNKNOWN)).isInstanceOf(Refused.class);
    }

    @Test
    void nobodyIsWrittenToWhomNobodyKnows() {
        assertThat(result(letters.send("ben@example.org"))).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void aLinkLastsHalfAnHourAndThreeDaysWhereAStewardPassesItOn() {
        result(letters.send("ana@example.org"));
        now += Duration.ofMinutes(30).toMillis();
        assertFailure(links.use(token(0), Device.UNKNOWN)).isInstanceOf(Refused.class);
        leaves = false;
        result(letters.send("ana@example.org"));
        now += Duration.ofDays(3).toMillis() - 1;
        assertThat(result(links.use(token(1), Device.UNKNOWN)).person().id()).isEqualTo("ana");
    }

    @Test
    void nobodysMailboxIsFilledByOthers() {
        for (int i = 0; i < 5; i++) {
            result(letters.send("ana@example.org"));
        }
        assertThat(sent).hasSize(SignInLinks.MOST_LETTERS);
        result(links.use(token(0), Device.UNKNOWN));
        assertThat(result(letters.send("ana@example.org"))).isTrue();
        now += Duration.ofMinutes(30).toMillis();
        assertThat(result(letters.send("ana@example.org"))).isTrue();
    }

    @Test
    void aStewardsLinkSaysSoInTheLogin() {
        String token = result(links.make("ana", "lea"));
        result(links.use(token, Device.UNKNOWN));
        assertThat(result(store.keys().logins("ana", now)).get(0).way()).isEqualTo(Way.STEWARD);
    }

    private String token(int letter) {
        Matcher link = LINK.matcher(sent.get(letter).body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
