package org.mandala.crdt.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.mandala.crdt.Obfuscation;
import org.mandala.crdt.RelativePosition;
import org.mandala.crdt.Snapshot;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.Updates;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.encoding.Json;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frames;

/** Whatever the bytes, a decoder returns or throws its own error, and nothing else. */
final class DecodersFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void updatesOfV1(byte[] bytes) {
        orRefuses(() -> {
            Updates.stateVector(bytes);
            Updates.meta(bytes);
            byte[] v2 = Updates.convertV1ToV2(bytes);
            Updates.convertV2ToV1(v2);
            Updates.merge(List.of(bytes, bytes));
            Updates.diff(bytes, StateVector.EMPTY);
            Updates.decode(bytes);
            Updates.stateVector(Updates.obfuscate(bytes, Obfuscation.ALL));
        });
    }

    @FuzzTest(maxDuration = "1m")
    void updatesOfV2(byte[] bytes) {
        orRefuses(() -> {
            Updates.stateVectorV2(bytes);
            Updates.convertV2ToV1(bytes);
            Updates.mergeV2(List.of(bytes, bytes));
            Updates.stateVectorV2(Updates.obfuscateV2(bytes, Obfuscation.ALL));
        });
    }

    @FuzzTest(maxDuration = "1m")
    void framesAndAwareness(byte[] bytes) {
        orRefuses(() -> Frames.decodeAll(bytes).forEach(frame -> Frames.decode(frame.encode())));
        orRefuses(() -> AwarenessUpdate.decode(bytes).encode());
    }

    @FuzzTest(maxDuration = "1m")
    void positionsSnapshotsAndStateVectors(byte[] bytes) {
        orRefuses(() -> RelativePosition.decode(bytes).encode());
        orRefuses(() -> Snapshot.decode(bytes).encode());
        orRefuses(() -> Snapshot.decodeV2(bytes).encodeV2());
        orRefuses(() -> StateVector.decode(bytes).encode());
    }

    @FuzzTest(maxDuration = "1m")
    void valuesAndJson(byte[] bytes) {
        orRefuses(() -> {
            Object value = Any.read(new ByteReader(bytes));
            Any.skip(new ByteReader(bytes));
            Any.encode(value);
            Json.stringify(value);
        });
        orRefuses(() -> Json.stringify(Json.parse(new ByteReader(bytes).readVarString())));
    }

    private static void orRefuses(Runnable decoding) {
        try {
            decoding.run();
        } catch (InvalidUpdateException refused) {
            if (refused.reason().isEmpty()) {
                throw new AssertionError("a refusal names its reason");
            }
        }
    }
}
