package org.mandala.server.board;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.Secrets;
import org.mandala.server.identity.Way;
import org.mandala.server.protocol.ErrorCode;

/** Makes, withdraws and takes links to boards. Who comes by one has a share of that board, and nothing else of the programme. Rule B10. */
public final class BoardLinks {
    /** Links that live longer are forgotten about, and end up in wrong hands. */
    public static final int MAX_DAYS = 90;

    /** Nobody has in mind to whom more links than these were given. */
    static final int MOST_OPEN = 20;

    private final BoardLinkStore links;
    private final BoardKeeping keeping;
    private final Logins logins;
    private final InstantSource clock;
    private final RandomGenerator random;

    public BoardLinks(
            BoardLinkStore links, BoardKeeping keeping, Logins logins, InstantSource clock, RandomGenerator random) {
        this.links = links;
        this.keeping = keeping;
        this.logins = logins;
        this.clock = clock;
        this.random = random;
    }

    /** A new link with its token, which is not known to anybody afterwards. */
    public record Created(BoardLink link, String token) {}

    /** Who came to which board; {@code secret} is a newcomer's login, absent for those signed in already. */
    public record Taken(@Nullable String secret, Person person, String board) {}

    public Future<Created> make(String person, String board, Access access, int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new Refused(ErrorCode.BAD_REQUEST, "A link lasts 1 to " + MAX_DAYS + " days.");
        }
        String token = Secrets.next(random, Secrets.TOKEN_BYTES);
        long now = clock.millis();
        BoardLink link = new BoardLink(
                Secrets.next(random, Secrets.TOKEN_BYTES),
                Secrets.hash(token),
                board,
                access,
                person,
                now,
                now + Duration.ofDays(days).toMillis(),
                null);
        return keeping.require(person, board, BoardRight.KEEP)
                .compose(held -> links.add(link, MOST_OPEN))
                .map(added -> {
                    if (!added) {
                        throw new Refused(
                                ErrorCode.BAD_REQUEST,
                                "This board has " + MOST_OPEN + " open links. Withdraw one of them first.");
                    }
                    return new Created(link, token);
                });
    }

    public Future<List<BoardLink>> of(String person, String board) {
        return keeping.require(person, board, BoardRight.KEEP).compose(held -> links.ofBoard(board));
    }

    /** False when there is none, or it is withdrawn already. Who came by it stays until they are taken out. */
    public Future<Boolean> revoke(String person, String board, String id) {
        return keeping.require(person, board, BoardRight.KEEP).compose(held -> links.revoke(board, id, clock.millis()));
    }

    /** Lets somebody in; fails with {@link Refused}. */
    public Future<Taken> take(String token, @Nullable String current, Device device) {
        long now = clock.millis();
        Person newcomer = new Person(Secrets.next(random, Secrets.TOKEN_BYTES), null, null, now);
        Logins.Fresh fresh = logins.fresh(newcomer.id(), Way.INVITE, device);
        return links.take(Secrets.hash(token), current, newcomer, fresh.login(), now)
                .map(entry -> new Taken(entry.newcomer() ? fresh.secret() : null, entry.person(), entry.board()));
    }
}
