package org.mandala.crdt;

/** Small documents for tests. */
final class Replicas {
    private Replicas() {}

    static Doc doc(long clientId) {
        return new Doc(DocOptions.defaults().withClientId(clientId));
    }

    static Doc uncollected(long clientId) {
        return new Doc(DocOptions.defaults().withClientId(clientId).withGc(false));
    }

    /** Brings both to the same state. */
    static void sync(Doc a, Doc b) {
        a.applyUpdate(b.encodeStateAsUpdate(a.stateVector()), "sync");
        b.applyUpdate(a.encodeStateAsUpdate(b.stateVector()), "sync");
    }
}
