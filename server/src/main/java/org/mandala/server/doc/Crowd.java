package org.mandala.server.doc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** The members of a document by the loops that own their connections: what all get crosses to each loop once. */
final class Crowd {

    private final Map<Executor, Seat[]> byLoop = new HashMap<>(2);
    private long posts;

    void add(Seat seat) {
        byLoop.merge(seat.member.loop(), new Seat[] {seat}, Crowd::join);
    }

    void remove(Seat seat) {
        byLoop.computeIfPresent(seat.member.loop(), (loop, seats) -> {
            Seat[] rest = Arrays.stream(seats).filter(each -> each != seat).toArray(Seat[]::new);
            return rest.length == 0 ? null : rest;
        });
    }

    /** Sends to all; arrays of seats are never changed, so that another loop may go through one meanwhile. */
    void tell(Post post) {
        posts++;
        if (!byLoop.isEmpty()) {
            post.retain(byLoop.size());
        }
        byLoop.forEach((loop, seats) -> loop.execute(() -> {
            for (Seat seat : seats) {
                post.deliver(seat);
            }
            post.release();
        }));
        post.release();
    }

    /** How often all were told since the last time that this was asked. */
    long takePosts() {
        long count = posts;
        posts = 0;
        return count;
    }

    /** Whether it is one of those to whom {@link #tell} sends. */
    boolean holds(Seat seat) {
        Seat[] seats = byLoop.get(seat.member.loop());
        return seats != null && Arrays.asList(seats).contains(seat);
    }

    private static Seat[] join(Seat[] some, Seat[] more) {
        Seat[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
