package org.mandala.crdt;

import java.security.SecureRandom;
import org.mandala.crdt.encoding.ByteReader;

/**
 * How a document behaves.
 *
 * @param clientId the id under which this document's own changes are written, 0 to 2^53 - 1; never in use twice at one time
 * @param gc whether contents of deleted items are dropped; false keeps them for snapshots, and must be the same on all who store
 *     the document
 * @param limits what a peer may make this document hold
 */
public record DocOptions(long clientId, boolean gc, Limits limits) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Checks the client id. */
    public DocOptions {
        if (clientId < 0 || clientId > ByteReader.MAX_SAFE_INTEGER) {
            throw new IllegalArgumentException("a client id lies between 0 and 2^53 - 1, not " + clientId);
        }
    }

    /** Collects garbage, has a random 32-bit client id and the default limits. */
    public static DocOptions defaults() {
        return new DocOptions(randomClientId(), true, Limits.DEFAULT);
    }

    /** Official Yjs draws its ids from the same range. */
    static long randomClientId() {
        return RANDOM.nextLong() & 0xffff_ffffL;
    }

    /** The same with another client id. */
    public DocOptions withClientId(long id) {
        return new DocOptions(id, gc, limits);
    }

    /** The same with garbage collected or not. */
    public DocOptions withGc(boolean collect) {
        return new DocOptions(clientId, collect, limits);
    }

    /** The same with other limits. */
    public DocOptions withLimits(Limits bounds) {
        return new DocOptions(clientId, gc, bounds);
    }

    /**
     * Bounds on what received bytes may make a document hold.
     *
     * @param structs structs in one update: in V2 a dozen bytes can announce billions
     * @param pendingBytes encoded structs waiting for others; past it all waiting structs are dropped and have to be asked for again
     */
    public record Limits(int structs, int pendingBytes) {
        /** Four million structs are a document of about 300 MB; 16 MiB is far more than a client that lost a message sends. */
        public static final Limits DEFAULT = new Limits(4_000_000, 16 << 20);
    }
}
