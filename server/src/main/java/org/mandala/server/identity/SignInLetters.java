package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mandala.server.mail.Mail;
import org.mandala.server.mail.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Letters with a link for those who are here already and have lost their login. Rule H14. */
public final class SignInLetters {
    private static final Logger LOG = LoggerFactory.getLogger(SignInLetters.class);

    private final People people;
    private final SignInLinks links;
    private final Mailer mailer;
    private final Supplier<String> url;

    public SignInLetters(People people, SignInLinks links, Mailer mailer, Supplier<String> url) {
        this.people = people;
        this.links = links;
        this.mailer = mailer;
        this.url = url;
    }

    /**
     * Sends a letter to whoever has this address, in small letters; whether somebody has it, whoever asked is not to learn.
     * What goes wrong is logged, by the person's id.
     *
     * @return whether a letter went
     */
    public Future<Boolean> send(String email) {
        return people.ofEmail(email)
                .compose(found -> found.map(person -> send(person, email)).orElse(Future.succeededFuture(false)))
                .onFailure(failure -> LOG.error("a letter with a link could not be sent", failure));
    }

    private Future<Boolean> send(Person person, String email) {
        return links.forLetter(person.id(), life()).compose(token -> send(person, email, token));
    }

    private Future<Boolean> send(Person person, String email, Optional<String> token) {
        return token.isEmpty()
                ? Future.succeededFuture(false)
                : mailer.send(Mail.of(person.id(), email, "Your link into Mandala", body(person.name(), token.get())))
                        .map(true);
    }

    /** A letter that a steward passes on by hand is under way for longer. */
    private Duration life() {
        return mailer.leaves() ? SignInLinks.EMAIL_LIFE : SignInLinks.STEWARD_LIFE;
    }

    private String body(@Nullable String name, String token) {
        String good = mailer.leaves() ? "for half an hour" : "for three days";
        return String.join(
                "\n",
                name == null ? "Hello," : "Dear " + name + ",",
                "",
                "with this link you come in again. It is good once, " + good + ":",
                "",
                url.get() + "/sign-in#" + token,
                "",
                "If you did not ask for it, there is nothing to do: without this letter nobody comes in as you.",
                "");
    }
}
