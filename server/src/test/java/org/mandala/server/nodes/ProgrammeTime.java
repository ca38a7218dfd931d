package org.mandala.server.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import org.mandala.server.TestSocket;

/**
 * What a client can say of programme time at a node, against this process's own clock: it is ahead by something between {@code least} and {@code most}, ms. A busy
 * machine makes that wider, never wrong. Rule K1.
 */
public record ProgrammeTime(double least, double most) {
    /** What differs by less than that is one bell, anywhere in the world. */
    public static final double ONE_BELL_MS = 100;

    private static final int EXCHANGES = 5;

    public static ProgrammeTime of(TestSocket socket) {
        ProgrammeTime known = new ProgrammeTime(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int i = 0; i < EXCHANGES; i++) {
            double t0 = now();
            socket.say("{\"type\":\"clock\",\"t0\":" + t0 + "}");
            JsonNode answer = socket.hearsNext("clock");
            double back = answer.get("t2").asDouble() - now();
            known = new ProgrammeTime(
                    Math.max(known.least, back),
                    Math.min(known.most, answer.get("t1").asDouble() - t0));
        }
        return known;
    }

    /** By so much they differ at least. */
    public double apartFrom(ProgrammeTime other) {
        return Math.max(0, Math.max(least - other.most, other.least - most));
    }

    private static double now() {
        return System.nanoTime() / 1e6;
    }
}
