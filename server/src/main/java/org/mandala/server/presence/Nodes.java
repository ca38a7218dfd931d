package org.mandala.server.presence;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mandala.server.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which nodes are alive. Each counts its own beats where all can read them; who sees a count stand still for six seconds of their own
 * monotonic clock knows that node to be dead. No wall clock is compared. A node that is told dead while it lives takes a new name. Rules N5 and N6. Lives
 * on one home; what is asked is safe from any thread.
 */
public final class Nodes {
    static final long BEAT_MS = 1_500;
    static final long DEAD_MS = 6_000;

    /** Who has not read for so long may have slept, and cannot say of others that they did. */
    static final long OWN_GAP_MS = 4_000;

    /** So long without a beat, and what is known of others may be out of date. */
    static final long APART_MS = 3_500;

    private static final long LOOK_MS = 500;

    /** A registry that has not answered for so long when a node comes is not waited for. */
    static final long WAIT_AT_START_MS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private final Names names;
    private final PresenceRegistry registry;
    private final Home home;
    private final LongSupplier monotonicMs;
    private final Beats beats;
    private final Namesakes namesakes;
    private final Pulses pulses = new Pulses();
    private final Absent absent = new Absent();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean apart;
    private long beaten;
    private long readAt;

    /** Hears of nodes, on the home of {@link Nodes}. */
    public interface Watcher {
        /** Nobody is here by this node any more. */
        void died(String node);

        /** This node has another name now: what it said under the old one counts no more. */
        void reborn();

        /** What is known of other nodes may be out of date, or is up to date again. */
        void apart(boolean now);
    }

    /** @param serves what to say of this node with each beat */
    public Nodes(
            String name,
            PresenceRegistry registry,
            Home home,
            LongSupplier monotonicMs,
            RandomGenerator random,
            Supplier<String> serves) {
        this.names = new Names(name, random);
        this.registry = registry;
        this.home = home;
        this.monotonicMs = monotonicMs;
        this.beats = new Beats(registry, home, names::present, serves, this::read);
        this.namesakes = new Namesakes(names);
        this.readAt = monotonicMs.getAsLong();
    }

    /** Begins to beat; fails with {@link NameTaken} where another node is called the same, completes when that is not known within some seconds. */
    public Future<Void> open() {
        home.run(() -> {
            beats.beat();
            home.every(BEAT_MS, beats::beat);
            home.every(LOOK_MS, this::look);
            home.after(WAIT_AT_START_MS, namesakes::giveUp);
        });
        return namesakes.alone();
    }

    /** Says that it ends, so that it finds nobody of its name when it comes again. Whoever is here by it waits to come up at another node (N8). */
    public Future<Void> close() {
        return home.ask(() -> {
            beats.end();
            // One more may be on its way.
            return registry.bury(names.present(), beaten)
                    .compose(gone -> gone ? Future.succeededFuture(true) : registry.bury(names.present(), beaten + 1))
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        });
    }

    /** This node in its present life. */
    public String me() {
        return names.present();
    }

    /** Whether this node goes, or once went, by this name. */
    boolean isMine(String node) {
        return names.isMine(node);
    }

    public boolean isDead(String node) {
        return names.isDead(node);
    }

    public boolean isApart() {
        return apart;
    }

    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Whether a node was told dead and is not back: it may be cut off from Redis alone, and go on writing. */
    public boolean isAnybodyAbsent() {
        return absent.isAnybody(monotonicMs.getAsLong());
    }

    /** A node is named in a room: if it never beats, it is dead. */
    void meet(String node) {
        home.run(() -> pulses.meet(node, monotonicMs.getAsLong()));
    }

    /** Something speaks for this node being told dead: finds out now. */
    void doubt() {
        home.run(beats::beat);
    }

    private void read(String as, Map<String, Long> all) {
        long now = monotonicMs.getAsLong();
        boolean mayHaveSlept = now - readAt > OWN_GAP_MS;
        readAt = now;
        setApart(false);
        boolean forgotten = all.getOrDefault(as, 0L) <= beaten;
        beaten = all.getOrDefault(as, 0L);
        namesakes.read(all, now);
        if (mayHaveSlept || forgotten) {
            pulses.beginAnew(now);
        }
        all.forEach((node, count) -> note(node, count, now));
        if (forgotten) {
            beginAnew(as);
        }
        pulses.silentFor(DEAD_MS, now).forEach(this::bury);
    }

    /**
     * Its count is no more than it was, so it has been taken away: by others, who think this node dead, or with all of Redis. In both cases what the
     * others' counts say is as new as this moment.
     */
    private void beginAnew(String as) {
        LOG.warn("node {} was told dead, or forgotten: it goes on under a new name", as);
        registry.bury(as, beaten);
        names.renew();
        beaten = 0;
        watchers.forEach(Watcher::reborn);
        beats.beginAnew();
    }

    private void note(String node, long count, long now) {
        if (names.isMine(node)) {
            return;
        }
        boolean moves = pulses.note(node, count, now);
        if (moves && names.lives(node)) {
            // Its burial was undone: the registry has gone back behind it.
            LOG.warn("node {} is not dead", node);
        }
        if (!names.isDead(node)) {
            absent.heard(node);
        }
    }

    /** Only the registry can say whether it has beaten since: who was buried by it is dead for all, who was not is so for nobody. */
    private void bury(String node, long count) {
        registry.bury(node, count)
                .onSuccess(gone -> home.run(() -> {
                    if (gone) {
                        died(node);
                    } else {
                        pulses.moves(node, monotonicMs.getAsLong());
                    }
                }));
    }

    private void died(String node) {
        pulses.forget(node);
        if (names.died(node)) {
            LOG.warn("node {} is dead", node);
            absent.died(node, monotonicMs.getAsLong());
            watchers.forEach(watcher -> watcher.died(node));
        }
    }

    private void look() {
        if (monotonicMs.getAsLong() - readAt > APART_MS) {
            setApart(true);
        }
    }

    private void setApart(boolean now) {
        if (apart != now) {
            apart = now;
            watchers.forEach(watcher -> watcher.apart(now));
        }
    }
}
