package org.mandala.bench.room;

/** How many, and for how long. */
record Effort(int rooms, int people, long idleMs, long busyMs) {
    static Effort of(boolean quick, String rooms) {
        Effort effort = quick ? new Effort(20, 40, 5_000, 10_000) : new Effort(400, 40, 20_000, 40_000);
        return rooms.isEmpty()
                ? effort
                : new Effort(Integer.parseInt(rooms), effort.people, effort.idleMs, effort.busyMs);
    }
}
