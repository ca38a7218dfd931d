package org.mandala.bench.docs;

import org.mandala.bench.docs.Contender.Started;
import org.mandala.bench.docs.SteadyRate.Load;
import org.mandala.bench.docs.SteadyRate.Outcome;
import org.mandala.bench.load.BenchFailed;

/** The highest rate of deliveries at which the slowest hundredth still arrives within {@value #LIMIT_MS} ms. */
final class RateSearch {
    static final double LIMIT_MS = 100;

    /** From the last known figure up or down by so much, until it is between two steps. */
    private static final double FACTOR = 1.5;
    /** More than any server of one core has reached; beyond it the generator is what is measured. */
    private static final double HIGHEST = 6_000_000;

    private static final double LOWEST = 5_000;
    /** Of what was offered, this much must have arrived within the window. */
    private static final double KEPT_UP = 0.9;

    private final Started server;
    private final SteadyRate steady;
    private final Effort effort;
    private int step;

    RateSearch(Started server, SteadyRate steady, Effort effort) {
        this.server = server;
        this.steady = steady;
        this.effort = effort;
    }

    /**
     * Returns deliveries a second: those that arrived at the highest rate that held.
     *
     * @param known the last known figure, near which the search begins
     */
    double run(String name, int rooms, int clients, double known) throws BenchFailed {
        double best = held(name, rooms, clients, known);
        double good = known;
        double bad = known;
        if (best > 0) {
            for (double more = FACTOR * good; more <= HIGHEST; more *= FACTOR) {
                bad = more;
                double reached = held(name, rooms, clients, more);
                if (reached == 0) {
                    break;
                }
                best = reached;
                good = more;
            }
        } else {
            while (best == 0 && good > LOWEST) {
                bad = good;
                good /= FACTOR;
                best = held(name, rooms, clients, good);
            }
        }
        return refined(name, rooms, clients, good, bad, best);
    }

    private double refined(String name, int rooms, int clients, double from, double to, double found)
            throws BenchFailed {
        double good = from;
        double bad = to;
        double best = found;
        for (int i = 0; i < effort.refinements() && best > 0 && bad > good; i++) {
            double middle = Math.sqrt(good * bad);
            double reached = held(name, rooms, clients, middle);
            if (reached > 0) {
                good = middle;
                best = reached;
            } else {
                bad = middle;
            }
        }
        return best;
    }

    /** Deliveries a second that arrived in time, or 0 if the server did not hold this rate. */
    private double held(String name, int rooms, int clients, double deliveries) throws BenchFailed {
        Load load = new Load(rooms, clients, deliveries / (rooms * clients * (clients - 1.0)));
        try {
            Outcome outcome = steady.run(name + "-" + step++, load, effort.stepWarmMs(), effort.stepMs(), null);
            double perSecond = outcome.window().perSecond();
            boolean held = outcome.window().tally().latencyMs(99) <= LIMIT_MS && perSecond >= KEPT_UP * deliveries;
            return held && outcome.lost() == 0 && outcome.cut() == 0 ? perSecond : 0;
        } catch (BenchFailed overrun) {
            return 0;
        } finally {
            server.process().awaitRest();
        }
    }
}
