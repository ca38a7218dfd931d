package org.mandala.crdt;

/** A run of clocks of one client in the struct store: an {@link Item} or a {@link Gc}. */
abstract sealed class Struct permits Item, Gc {
    final ClientStructs client;
    int clock;
    int length;

    Struct(ClientStructs client, int clock, int length) {
        this.client = client;
        this.clock = clock;
        this.length = length;
    }

    final int end() {
        return clock + length;
    }

    abstract boolean isDeleted();

    /** Writes this struct without its first {@code offset} units. */
    abstract void write(FieldWriter out, int offset);

    /** Takes {@code right}, the next struct of the client, into this one; false if they cannot be one. */
    abstract boolean mergeWith(Struct right);
}
