package org.mandala.server.identity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what people sign in with, and the logins that come of it; every method is one transaction. Times are ms since
 * 1970. Futures complete on the Vert.x context of the caller, where there is one.
 */
public interface Keys {

    /** The person's logins that are good at {@code now}, the last seen first. */
    Future<List<Login>> logins(String person, long now);

    /** Whether the login of this id is good at {@code now}. */
    Future<Boolean> isGood(String login, long now);

    /** Notes that a login is in use. */
    Future<Void> seen(String login, Device device, long now);

    /** Ends one login of the person; false when there is none of this id. */
    Future<Boolean> endLogin(String person, String login, long now);

    /** Ends all logins of the person but {@code kept}; how many. */
    Future<Integer> endLogins(String person, @Nullable String kept, long now);

    Future<Void> add(SignInLink link);

    /** Adds a link unless its person has {@code most} of its kind that are good and unused; false then. */
    Future<Boolean> addUnlessMany(SignInLink link, int most);

    /**
     * Uses a link: signs its person in with {@code login}, whoever that one names. Fails with {@link Refused} when the link
     * is unknown, used or expired.
     */
    Future<Person> useLink(String hash, Login login, long now);

    /** The person's passkeys, the oldest first. */
    Future<List<Passkey>> passkeys(String person);

    Future<Optional<Passkey>> passkey(String credential);

    Future<Void> add(Passkey passkey);

    /** Gives a passkey of the person another name; false when there is none. */
    Future<Boolean> rename(String person, String credential, String name);

    Future<Boolean> remove(String person, String credential);

    /** Writes down a passkey's use; {@code authenticator} holds its new counter. */
    Future<Void> used(String credential, String authenticator, long now);

    /** Whom the issuer knows under this subject. */
    Future<Optional<Person>> ofSubject(String issuer, String subject);

    /** From now on the issuer's subject is this person; replaces nothing: the first link stays. */
    Future<Void> link(String issuer, String subject, String person, long now);

    /** As {@link #link}, unless somebody is linked to the subject, or the person to a subject of the issuer; false then. */
    Future<Boolean> linkFirst(String issuer, String subject, String person, long now);
}
