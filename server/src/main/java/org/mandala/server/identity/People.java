package org.mandala.server.identity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps persons, logins and invites; every method is one transaction. Times are ms since 1970. Futures complete on the
 * Vert.x context of the caller, where there is one, and writes only once they are on stable storage.
 */
public interface People {

    Future<Optional<Person>> find(String person);

    /** Whose e-mail address it is, in small letters. */
    Future<Optional<Person>> ofEmail(String email);

    /** Writes the name and the site of a person; empty when there is no such person. */
    Future<Optional<Person>> change(String person, String name, String site);

    /** The login with this hash and its person, if it has neither expired nor ended at {@code now}. */
    Future<Optional<SignedIn>> ofLogin(String hash, long now);

    /** Signs a person in who is there already. */
    Future<Void> add(Login login);

    Future<Optional<Invite>> invite(String id);

    /** The invites into a session, oldest first. */
    Future<List<Invite>> invitesOf(String session);

    Future<Void> add(Invite invite);

    /**
     * Adds the invite, or, where one with its {@code tokenHash} exists, lets that one lead to the same session, and gives
     * it the new {@code expiresAt} if it has expired at {@code createdAt}. What was revoked stays revoked.
     */
    Future<Void> ensure(Invite invite);

    /** Revokes an invite; false when there is none, or it is revoked already. */
    Future<Boolean> revoke(String id, long now);

    /**
     * Takes an invite: checks it, counts the use, keeps the person {@code current} or else adds {@code newcomer} with
     * {@code login}, and adds a membership in the cohort of the invite's session. Who has that membership already is let
     * in without a use being counted. Fails with {@link Refused}, changing nothing.
     */
    Future<Entry> take(String tokenHash, @Nullable String current, Person newcomer, Login login, long now);

    /** Who came in to which session; {@code newcomer} when the person was made by it, and so has the new login. */
    record Entry(Person person, String session, boolean newcomer) {}
}
