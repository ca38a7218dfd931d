package org.mandala.crdt;

/** Clocks of which nothing is left: their items were inside a deleted type. */
final class Gc extends Struct {
    Gc(ClientStructs client, int clock, int length) {
        super(client, clock, length);
    }

    @Override
    boolean isDeleted() {
        return true;
    }

    @Override
    void write(FieldWriter out, int offset) {
        out.writeInfo(Content.GC);
        out.writeLength(length - offset);
    }

    @Override
    boolean mergeWith(Struct right) {
        if (!(right instanceof Gc)) {
            return false;
        }
        length += right.length;
        return true;
    }
}
