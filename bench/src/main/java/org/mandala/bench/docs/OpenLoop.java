package org.mandala.bench.docs;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.mandala.bench.load.BenchFailed;

/**
 * Sends records at exponential intervals, whatever the server does: what is due late is stamped with the time at which it was due, so that a
 * stall shows in the latency of everything that waited for it. Lives on the generator's loop.
 */
final class OpenLoop {
    private static final double NS_PER_S = 1e9;
    /** After so many records the loop reads what has come, even if it is behind. */
    private static final int AT_ONCE = 64;

    private final Generator generator;
    private final List<Member> members;
    private final RandomGenerator random;
    private final double meanGapNs;
    private boolean stopped;
    private double dueNs;
    private long worstLagNs;

    /** @param perSecond records a second of each member */
    OpenLoop(Generator generator, List<Member> members, double perSecond, RandomGenerator random) {
        this.generator = generator;
        this.members = members;
        this.random = random;
        this.meanGapNs = NS_PER_S / (perSecond * members.size());
    }

    void start() {
        generator.loop().execute(() -> {
            dueNs = generator.nowNs() + random.nextExponential() * meanGapNs;
            turn();
        });
    }

    void stop() throws BenchFailed {
        generator.ask(() -> stopped = true);
    }

    /** Looks at lateness anew. */
    void forgetLag() throws BenchFailed {
        generator.ask(() -> worstLagNs = 0);
    }

    /** How far the generator itself was behind at worst, in ns. */
    long worstLagNs() throws BenchFailed {
        return generator.ask(() -> worstLagNs);
    }

    private void turn() {
        long now = generator.nowNs();
        if (stopped) {
            return;
        }
        worstLagNs = Math.max(worstLagNs, (long) (now - dueNs));
        for (int i = 0; i < AT_ONCE && dueNs <= now; i++) {
            members.get(random.nextInt(members.size())).sendRecord((long) dueNs);
            dueNs += random.nextExponential() * meanGapNs;
        }
        long waitNs = (long) dueNs - generator.nowNs();
        if (waitNs > 0) {
            var unused = generator.loop().schedule(this::turn, waitNs, TimeUnit.NANOSECONDS);
        } else {
            generator.loop().execute(this::turn);
        }
    }
}
