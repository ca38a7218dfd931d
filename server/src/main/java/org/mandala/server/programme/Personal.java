package org.mandala.server.programme;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is one person's own in the calendar: the feed, the reminders, the choice between twins. Futures complete on the
 * Vert.x context of the caller, where there is one.
 */
public interface Personal {

    /** Which reminders somebody wishes by e-mail. */
    record Wishes(boolean dayBefore, boolean hourBefore) {
        /** Who never said anything is reminded. */
        public static final Wishes DEFAULT = new Wishes(true, true);
    }

    /** Somebody who may be reminded of a session: the zone is that of their site; {@code choice} the twin they come to. */
    record Reader(
            String person,
            @Nullable String name,
            String email,
            @Nullable String zone,
            Wishes wishes,
            @Nullable String choice) {}

    /** One reminder of one start of a session; a session that was moved is reminded of again. */
    record Reminder(String session, String person, String kind, long start) {}

    Future<Wishes> wishes(String person);

    Future<Void> wish(String person, Wishes wishes);

    /** When the person's feed was made, in ms since 1970, if there is one. */
    Future<Optional<Long>> feedMadeAt(String person);

    /** Makes the feed of this hash the person's only one. */
    Future<Void> makeFeed(String person, String hash, long now);

    Future<Void> endFeed(String person);

    /** Whose feed it is. */
    Future<Optional<String>> ofFeed(String hash);

    Future<Void> choose(String person, String first, String session);

    /** The members of a session's cohort who have an e-mail address, as they are at {@code now}. */
    Future<List<Reader>> readers(Session session, long now);

    /** True for whoever asks first: from then on the reminder counts as sent. */
    Future<Boolean> claim(Reminder reminder, long now);
}
