package org.mandala.server.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.mandala.server.home.Home;
import org.mandala.server.home.ProgrammeClock;

/** Virtual time, one log, and homes on it: everything that happens follows from the seed. */
final class SimWorld {
    /** Longer than a commit takes, so that two nodes often want the same number. */
    private static final int STORE_MS = 30;

    private static final double NANOS_PER_MS = 1e6;

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final List<LoggedEvent> log = new ArrayList<>();
    final Random random;
    private long nowMs = 1_000_000;
    private long count;
    int races;

    private record Due(long at, long order, Runnable work) {}

    SimWorld(long seed) {
        random = new Random(seed);
    }

    long now() {
        return nowMs;
    }

    List<LoggedEvent> log() {
        return List.copyOf(log);
    }

    ProgrammeClock clock() {
        return new ProgrammeClock((double) nowMs, () -> (long) (nowMs * NANOS_PER_MS), false);
    }

    Runnable after(long ms, Runnable work) {
        Due entry = new Due(nowMs + ms, count++, work);
        due.add(entry);
        return () -> due.remove(entry);
    }

    void runFor(long ms) {
        long until = nowMs + ms;
        while (!due.isEmpty() && due.peek().at() <= until) {
            Due next = due.remove();
            nowMs = next.at();
            next.work().run();
        }
        nowMs = until;
    }

    /** The log, as one node reaches it: late, and sometimes overtaken. */
    RoomStore store() {
        return new RoomStore() {
            @Override
            public Future<List<LoggedEvent>> read(String session, long after) {
                return later(() -> List.copyOf(log.subList((int) after, log.size())));
            }

            @Override
            public Future<List<List<String>>> groups(Collection<String> sessions) {
                return Future.succeededFuture(List.of());
            }

            @Override
            public Future<Boolean> append(String session, LoggedEvent event) {
                return later(() -> {
                    boolean free = event.seq() == log.size() + 1;
                    if (free) {
                        log.add(event);
                    } else {
                        races++;
                    }
                    return free;
                });
            }
        };
    }

    Home home() {
        return new Home() {
            @Override
            public void run(Runnable work) {
                work.run();
            }

            @Override
            public Runnable after(long ms, Runnable work) {
                return SimWorld.this.after(ms, work);
            }

            @Override
            public Runnable every(long ms, Runnable work) {
                boolean[] ended = {false};
                again(ms, work, ended);
                return () -> ended[0] = true;
            }

            @Override
            public void check() {}
        };
    }

    private void again(long ms, Runnable work, boolean[] ended) {
        after(ms, () -> {
            if (!ended[0]) {
                work.run();
                again(ms, work, ended);
            }
        });
    }

    private <T> Future<T> later(java.util.function.Supplier<T> answer) {
        Promise<T> promise = Promise.promise();
        after(1L + random.nextInt(STORE_MS), () -> {
            T found = answer.get();
            after(1L + random.nextInt(STORE_MS), () -> promise.complete(found));
        });
        return promise.future();
    }
}
