package org.mandala.bench.load;

/** A measurement could not be made; its reason says why. The run goes on with the next. */
public final class BenchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public BenchFailed(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
