package org.mandala.server.doc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Home;

/**
 * Updates on their way to the members. Rules D12 and D13: what one turn of the loop brings goes out together, and in a hot room what a few
 * ms bring; nobody gets back what is their own.
 */
final class Gathering {
    private final Home home;
    private final Crowd crowd;
    private final LongSupplier nowMs;
    private final Rhythm rhythm = new Rhythm();
    private final List<@Nullable Seat> from = new ArrayList<>();
    private final List<byte[]> updates = new ArrayList<>();
    private long place;
    private boolean planned;

    Gathering(Home home, Crowd crowd, LongSupplier nowMs) {
        this.home = home;
        this.crowd = crowd;
        this.nowMs = nowMs;
    }

    /** Adds the document's next update, of somebody who does not get it back, or of nobody who is here. */
    void add(@Nullable Seat author, byte[] update) {
        from.add(author);
        updates.add(update);
        long now = nowMs.getAsLong();
        rhythm.came(now);
        if (!planned) {
            planned = true;
            plan(rhythm.waitMs(now, home.isBusy()));
        }
    }

    /** Number of the next update that will be told: those before it are on their way. */
    long place() {
        return place;
    }

    private void plan(long waitMs) {
        if (waitMs == 0) {
            home.soon(this::due);
        } else {
            home.after(waitMs, this::due);
        }
    }

    private void due() {
        planned = false;
        flush();
    }

    /** Sends what is there, so that whatever is said next comes after it. */
    void flush() {
        if (updates.isEmpty()) {
            return;
        }
        rhythm.flushed(nowMs.getAsLong());
        Post post = new Post(DocFrames.updates(updates), place);
        place += updates.size();
        setAuthorsApart(post);
        crowd.tell(post);
        from.clear();
        updates.clear();
    }

    private void setAuthorsApart(Post post) {
        for (Seat author : updates.size() == 1 ? from : new LinkedHashSet<>(from)) {
            if (author != null && crowd.holds(author)) {
                List<byte[]> others = othersThan(author);
                post.instead(author, others.isEmpty() ? null : DocFrames.updates(others));
            }
        }
    }

    private List<byte[]> othersThan(Seat author) {
        if (updates.size() == 1) {
            return List.of();
        }
        List<byte[]> others = new ArrayList<>(updates.size());
        for (int i = 0; i < updates.size(); i++) {
            if (from.get(i) != author) {
                others.add(updates.get(i));
            }
        }
        return others;
    }
}
