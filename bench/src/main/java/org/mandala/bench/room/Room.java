package org.mandala.bench.room;

import java.util.ArrayList;
import java.util.List;

/** One session and the seats of its people. */
final class Room {
    private final int port;
    private final String session;
    private final List<Seat> seats = new ArrayList<>();

    Room(int port, String session) {
        this.port = port;
        this.session = session;
    }

    void add(Crowd crowd, String secret) {
        seats.add(new Seat(crowd, this, secret, seats.size()));
    }

    /** The first belongs to who leads. */
    List<Seat> seats() {
        return seats;
    }

    String session() {
        return session;
    }

    int port() {
        return port;
    }

    String host() {
        return "localhost:" + port;
    }
}
