package org.mandala.crdt;

/** The bytes of an update and which format they are in. */
final class Update {
    private final byte[] bytes;
    private final boolean v2;

    Update(byte[] bytes, boolean v2) {
        this.bytes = bytes;
        this.v2 = v2;
    }

    boolean isV2() {
        return v2;
    }

    int size() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    Batch read(BatchReader reader) {
        Batch batch = new Batch();
        if (v2) {
            reader.readV2(bytes, batch);
        } else {
            reader.readV1(bytes, batch);
        }
        return batch;
    }
}
