package org.mandala.bench.room;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/** Hundreds of rooms at once: nothing going on, then an order in each now and then, which every screen of its room hears of. */
final class ManyRooms {
    /** An order in a room every ten seconds is a lively session. */
    private static final long ORDER_EVERY_MS = 10_000;

    private static final int AT_ONCE = 32;
    private static final long ALL_MS = 240_000;
    private static final long SETTLE_MS = 5_000;
    private static final long LAST_MS = 10_000;
    private static final double HOUR_S = 3_600;
    private static final double TARGET_MS = 50;
    private static final double IDLE_BYTES = 300;
    private static final double IDLE_CPU = 2;
    private static final double BUSY_CPU = 5;
    /** Past it the crowd would wait for itself, and its times would be its own. */
    private static final double CROWD_SHARE = 0.7;

    private final Crowd crowd;
    private final Effort effort;
    /** Lives on the crowd's loop. */
    private boolean giving;

    ManyRooms(Crowd crowd, Effort effort) {
        this.crowd = crowd;
        this.effort = effort;
    }

    private record Spent(Tally tally, double seconds, double serverCpu, double ownCpu) {
        double bytes(int people) {
            return tally.bytes() / seconds / people;
        }

        double cpuPerHour(int people) {
            return serverCpu / seconds * HOUR_S / people;
        }
    }

    void measure(Path jar, Path folder) throws BenchFailed {
        try (House house = House.open(jar, folder, effort.rooms(), effort.people())) {
            List<Room> rooms = fill(house);
            int people = effort.rooms() * effort.people();
            ServerProcess.pause(SETTLE_MS);
            Spent idle = spend(house, effort.idleMs(), () -> {});
            Spent busy = spend(house, effort.busyMs(), () -> giveOrders(rooms));
            tell(idle, busy, people);
            crowd.close(rooms.stream().flatMap(room -> room.seats().stream()).toList());
        }
    }

    private List<Room> fill(House house) throws BenchFailed {
        List<Room> rooms = new ArrayList<>();
        for (int i = 1; i <= effort.rooms(); i++) {
            rooms.add(house.room(crowd, i));
        }
        List<Seat> seats = rooms.stream().flatMap(room -> room.seats().stream()).toList();
        long before = house.residentKb();
        long start = System.nanoTime();
        crowd.bringAtOnce(seats, AT_ONCE, ALL_MS);
        double seconds = (System.nanoTime() - start) / 1e9;
        Figures.note(
                "%d people came into %d rooms in %.1f s; the server's memory grew by %.1f kB for each",
                seats.size(), rooms.size(), seconds, (house.residentKb() - before) / (double) seats.size());
        return rooms;
    }

    /** The window's last orders are waited for, so that none is missing for being young. */
    private Spent spend(House house, long ms, Runnable begin) throws BenchFailed {
        crowd.nextTally(begin);
        double server = house.cpuSeconds();
        double own = ownCpu();
        long start = System.nanoTime();
        ServerProcess.pause(ms);
        crowd.ask(() -> giving = false);
        double seconds = (System.nanoTime() - start) / 1e9;
        double serverSpent = house.cpuSeconds() - server;
        double ownSpent = ownCpu() - own;
        awaitLast();
        return new Spent(crowd.nextTally(() -> {}), seconds, serverSpent, ownSpent);
    }

    private void giveOrders(List<Room> rooms) {
        giving = true;
        for (int i = 0; i < rooms.size(); i++) {
            Room room = rooms.get(i);
            var unused = crowd.loop()
                    .schedule(() -> give(room, 0), i * ORDER_EVERY_MS / rooms.size(), TimeUnit.MILLISECONDS);
        }
    }

    private void give(Room room, int turn) {
        if (giving) {
            Seat from = room.seats().get(turn % room.seats().size());
            long now = System.nanoTime();
            from.order(turn % 2 == 0 ? Order.raiseHand(now) : Order.sayInChat(now));
            var unused = crowd.loop().schedule(() -> give(room, turn + 1), ORDER_EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void awaitLast() throws BenchFailed {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_MS);
        while (crowd.ask(() -> crowd.tally().missing()) > 0 && System.nanoTime() < end) {
            ServerProcess.pause(100);
        }
    }

    private void tell(Spent idle, Spent busy, int people) {
        Tally heard = busy.tally();
        Figures.note(
                "%d rooms of %d: %d tellings, p50 %.1f ms, p95 %.1f ms, longest %.1f ms; the server took %.0f %% of its core, the crowd %.0f %% of the other",
                effort.rooms(),
                effort.people(),
                heard.heard(),
                heard.lagMs(50),
                heard.lagMs(95),
                heard.lagMs(100),
                busy.serverCpu() / busy.seconds() * 100,
                busy.ownCpu() / busy.seconds() * 100);
        Figures.atMost("room-order-p99", heard.lagMs(99), "ms", TARGET_MS);
        Figures.atMost("room-tellings-missing", (double) heard.uncounted(), "tellings", 0);
        Figures.atMost("room-idle-bytes", idle.bytes(people), "B/s/person", IDLE_BYTES);
        Figures.atMost("room-busy-bytes", busy.bytes(people), "B/s/person", IDLE_BYTES);
        Figures.atMost("room-cpu-idle", idle.cpuPerHour(people), "s/person-hour", IDLE_CPU);
        Figures.atMost("room-cpu-busy", busy.cpuPerHour(people), "s/person-hour", BUSY_CPU);
        Figures.atMost("room-crowd-share", busy.ownCpu() / busy.seconds(), "of-a-core", CROWD_SHARE);
    }

    private static double ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }
}
