package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames for all members of a document, encoded once, and what some of them get instead. */
final class Post {
    private final ByteBuf shared;
    private final long place;
    private final List<Seat> apart = new ArrayList<>(1);
    private final List<@Nullable ByteBuf> instead = new ArrayList<>(1);

    /** @param place as in {@link Member#tell} */
    Post(ByteBuf shared, long place) {
        this.shared = shared;
        this.place = place;
    }

    /** This one gets other frames, or none. */
    void instead(Seat seat, @Nullable ByteBuf frames) {
        apart.add(seat);
        instead.add(frames);
        if (frames == null) {
            seat.missed();
        }
    }

    void retain(int readers) {
        shared.retain(readers);
    }

    /** One of those for whom it was retained is done. */
    void release() {
        shared.release();
    }

    void deliver(Seat seat) {
        int at = apart.indexOf(seat);
        ByteBuf frames = at < 0 ? shared.retainedDuplicate() : instead.get(at);
        if (frames != null) {
            seat.member.tell(frames, place);
        }
    }
}
