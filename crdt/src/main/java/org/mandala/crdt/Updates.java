package org.mandala.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Work on encoded updates without a document. All methods throw {@link org.mandala.crdt.encoding.InvalidUpdateException} for
 * malformed input.
 *
 * <p>To compact a log, apply it to a {@link Doc} in one transaction instead of merging: without a document nothing inside is joined.
 */
public final class Updates {
    private Updates() {}

    /** Merges V1 updates into one; gaps between them stay gaps. */
    public static byte[] merge(List<byte[]> updatesV1) {
        return merge(updatesV1, false);
    }

    /** Merges V2 updates into one. */
    public static byte[] mergeV2(List<byte[]> updatesV2) {
        return merge(updatesV2, true);
    }

    private static byte[] merge(List<byte[]> updates, boolean v2) {
        if (updates.size() == 1) {
            read(updates.get(0), v2);
            return updates.get(0);
        }
        List<Update> typed = new ArrayList<>();
        updates.forEach(update -> typed.add(new Update(update, v2)));
        return UpdateMerger.merge(typed, v2, reader());
    }

    /** Leaves out of a V1 update the structs that somebody knows; deletions all stay. */
    public static byte[] diff(byte[] updateV1, StateVector known) {
        return UpdateDiff.diff(read(updateV1, false), known, false);
    }

    /** As {@link #diff}, in V2. */
    public static byte[] diffV2(byte[] updateV2, StateVector known) {
        return UpdateDiff.diff(read(updateV2, true), known, true);
    }

    /** What a new document knows after this V1 update. */
    public static StateVector stateVector(byte[] updateV1) {
        return stateVector(read(updateV1, false));
    }

    /** As {@link #stateVector}, from V2. */
    public static StateVector stateVectorV2(byte[] updateV2) {
        return stateVector(read(updateV2, true));
    }

    private static StateVector stateVector(Batch batch) {
        Map<Long, Integer> clocks = new LinkedHashMap<>();
        for (int block = 0; block < batch.blocks; block++) {
            int end = 0;
            for (int row = batch.from(block); row < batch.to(block) && batch.clock[row] == end; row++) {
                if (batch.kind(row) == Content.SKIP) {
                    break;
                }
                end = batch.end(row);
            }
            if (end > 0) {
                clocks.put(batch.blockClient[block], end);
            }
        }
        return StateVector.inOrder(clocks);
    }

    /**
     * Which clocks an update is about.
     *
     * @param from first clock by client
     * @param to end of the last struct by client
     */
    public record Meta(Map<Long, Integer> from, Map<Long, Integer> to) {}

    /** Which clocks a V1 update writes and deletes, gap by gap: {@link #meta} with all detail. */
    public static UpdateContents contents(byte[] updateV1) {
        return UpdateContents.of(read(updateV1, false));
    }

    /** As {@link #contents}, from V2. */
    public static UpdateContents contentsV2(byte[] updateV2) {
        return UpdateContents.of(read(updateV2, true));
    }

    /** The clocks that a V1 update is about. */
    public static Meta meta(byte[] updateV1) {
        return meta(read(updateV1, false));
    }

    /** As {@link #meta}, from V2. */
    public static Meta metaV2(byte[] updateV2) {
        return meta(read(updateV2, true));
    }

    private static Meta meta(Batch batch) {
        Map<Long, Integer> from = new LinkedHashMap<>();
        Map<Long, Integer> to = new LinkedHashMap<>();
        for (int block = 0; block < batch.blocks; block++) {
            if (batch.to(block) > batch.from(block)) {
                from.put(batch.blockClient[block], batch.clock[batch.from(block)]);
                to.put(batch.blockClient[block], batch.end(batch.to(block) - 1));
            }
        }
        return new Meta(from, to);
    }

    /** All that a V1 update holds, to be looked at: a debugging form, which is much larger than the update. */
    public static DecodedUpdate decode(byte[] updateV1) {
        return DecodedUpdate.of(read(updateV1, false));
    }

    /** As {@link #decode}, from V2. */
    public static DecodedUpdate decodeV2(byte[] updateV2) {
        return DecodedUpdate.of(read(updateV2, true));
    }

    /** A V1 update of the same structure without the words that were written, to be shown to others when something goes wrong. */
    public static byte[] obfuscate(byte[] updateV1, Obfuscation options) {
        return obfuscate(read(updateV1, false), options);
    }

    /** As {@link #obfuscate}, in V2. */
    public static byte[] obfuscateV2(byte[] updateV2, Obfuscation options) {
        return obfuscate(read(updateV2, true), options);
    }

    private static byte[] obfuscate(Batch batch, Obfuscation options) {
        new Obfuscator(batch, options).run();
        return write(batch, batch.v2);
    }

    /** The same update in V2. */
    public static byte[] convertV1ToV2(byte[] updateV1) {
        return write(read(updateV1, false), true);
    }

    /** The same update in V1. */
    public static byte[] convertV2ToV1(byte[] updateV2) {
        return write(read(updateV2, true), false);
    }

    private static byte[] write(Batch batch, boolean v2) {
        return UpdateDiff.diff(batch, StateVector.EMPTY, v2, true);
    }

    private static Batch read(byte[] update, boolean v2) {
        return new Update(update, v2).read(reader());
    }

    private static BatchReader reader() {
        return new BatchReader(DocOptions.Limits.DEFAULT.structs());
    }
}
