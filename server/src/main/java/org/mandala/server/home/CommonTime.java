package org.mandala.server.home;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mandala.server.home.SharedTime.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's programme time with that of the other nodes: one of them leads, by its own monotonic clock, and the others follow. A node that starts takes the
 * leader's time at once; a node that runs is slewed. No wall clock is believed where a node is alive. Rule K9. Lives on one home, on
 * which the answers of {@link SharedTime} come, too.
 */
public final class CommonTime {
    static final long ASK_EVERY_MS = 1_500;
    /** Until the first answer, for as long as the house waits for it. */
    static final long TRY_EVERY_MS = 50;

    static final long WAIT_AT_START_MS = 2_000;
    /** A leader that has said nothing for so long has gone: the next one leads. */
    static final long SILENT_MS = 6_000;
    /** What the last leader of all said is believed for so long after it, as in {@link KeptTime}. */
    static final long FRESH_MS = 6 * 3_600_000L;
    /** By no more a running clock is off unless the machine slept, or nodes that began apart have met. */
    static final double SLEW_UP_TO_MS = 250;
    /** So many answers in a row must say so before a running clock is set. */
    static final int SURE_AFTER = 4;
    /** A machine that is just starting answers late, and later ways are quicker: so many exchanges at the start, unless one was as quick as this. */
    static final int FIRST_EXCHANGES = 6;

    private static final double GOOD_WAY_MS = 10;
    /** The common clock may be measured badly by so much beyond half of the way there and back; more means that it jumped. */
    private static final double JUMP_MS = 20;

    private static final int KEPT = 8;
    private static final Logger LOG = LoggerFactory.getLogger(CommonTime.class);

    private final String node;
    private final SharedTime shared;
    private final ProgrammeClock clock;
    private final Home home;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Promise<Void> known = Promise.promise();
    /** Others have been asked, and did not answer or were followed. */
    private boolean mayLead;

    private boolean settled;
    private int first;
    private boolean asking;
    private int farOff;

    /** Programme time less the common clock, as one exchange has it; it may be wrong by half of {@code way}, the ms there and back. */
    private record Sample(double ahead, double way) {}

    public CommonTime(String node, SharedTime shared, ProgrammeClock clock, Home home) {
        this.node = node;
        this.shared = shared;
        this.clock = clock;
        this.home = home;
    }

    /** Begins; completes when the time is known, or when it is late to wait for it. */
    public Future<Void> open() {
        home.run(() -> {
            tryFirst();
            home.after(WAIT_AT_START_MS, known::tryComplete);
            home.every(ASK_EVERY_MS, this::look);
        });
        return known.future();
    }

    private void tryFirst() {
        if (!known.future().isComplete()) {
            look().onComplete(ignored -> home.after(TRY_EVERY_MS, this::tryFirst));
        }
    }

    /** One exchange; fails where nobody answers. */
    Future<Void> look() {
        if (asking) {
            return Future.succeededFuture();
        }
        asking = true;
        double sent = clock.nowMs();
        Future<Reading> answer = mayLead ? shared.tell(node, sent + way() / 2, ahead(), SILENT_MS) : shared.read();
        return answer.onComplete(ignored -> asking = false)
                .onSuccess(reading -> take(reading, sent, clock.nowMs()))
                .mapEmpty();
    }

    private void take(Reading reading, double sent, double heard) {
        note(new Sample((sent + heard) / 2 - reading.shown(), heard - sent));
        boolean others = !reading.leader().isEmpty() && !reading.leader().equals(node);
        double off = others ? reading.ahead() - best().map(Sample::ahead).orElse(reading.ahead()) : 0;
        if (settled) {
            follow(off);
        } else if (++first < FIRST_EXCHANGES && way() > GOOD_WAY_MS) {
            look();
        } else if (reading.leader().isEmpty()) {
            // Leads before it listens, so that who starts a moment later finds a leader.
            mayLead = true;
            look();
        } else {
            settle(reading, others, off);
        }
    }

    /** At the start: what a living node says counts; what one said that has gone counts where nothing better is known. */
    private void settle(Reading reading, boolean others, double off) {
        settled = true;
        mayLead = true;
        boolean alive = others && reading.silentMs() <= SILENT_MS;
        boolean better = clock.isUnsure() && reading.silentMs() <= FRESH_MS;
        if (alive || better) {
            set(off);
        }
        if (alive) {
            clock.sure();
        }
        known.tryComplete();
    }

    private void follow(double off) {
        farOff = Math.abs(off) > SLEW_UP_TO_MS ? farOff + 1 : 0;
        if (farOff >= SURE_AFTER) {
            LOG.warn("programme time was {} ms off from that of the other nodes, and is set", Math.round(off));
            set(off);
        } else if (farOff == 0) {
            clock.slew(off);
        }
    }

    private void set(double off) {
        clock.step(off);
        samples.clear();
        farOff = 0;
    }

    /** Exchanges that contradict each other mean that one of the clocks has jumped: what was before it counts no more. */
    private void note(Sample sample) {
        boolean contradicts = best().filter(
                        it -> Math.abs(it.ahead - sample.ahead) > (it.way + sample.way) / 2 + JUMP_MS)
                .isPresent();
        if (contradicts) {
            samples.clear();
        }
        samples.addLast(sample);
        if (samples.size() > KEPT) {
            samples.removeFirst();
        }
    }

    private Optional<Sample> best() {
        return samples.stream().min(Comparator.comparingDouble(Sample::way));
    }

    private OptionalDouble ahead() {
        return best().map(it -> OptionalDouble.of(it.ahead)).orElse(OptionalDouble.empty());
    }

    private double way() {
        return best().map(Sample::way).orElse(0.0);
    }
}
