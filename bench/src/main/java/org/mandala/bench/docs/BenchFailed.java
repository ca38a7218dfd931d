package org.mandala.bench.docs;

/** A measurement could not be made; its reason says why. The run goes on with the next. */
final class BenchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BenchFailed(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
