package org.mandala.crdt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks a document while updates arrive in random order: after every step state, tree and what is pending. */
final class PendingVectors {
    private final VectorReport report;
    private final Map<String, Object> vector;
    private final Doc doc;

    PendingVectors(VectorReport report, Map<String, Object> vector) {
        this.report = report;
        this.vector = vector;
        this.doc = DocumentVectors.doc(VectorFile.flag(vector, "gc"));
    }

    void run() {
        List<Map<String, Object>> updates = VectorFile.list(vector, "updates");
        List<Map<String, Object>> steps = VectorFile.list(vector, "steps");
        for (int i = 0; i < steps.size(); i++) {
            Map<String, Object> step = steps.get(i);
            int index = (Integer) Objects.requireNonNull(step.get("apply"));
            String what = VectorFile.string(vector, "id") + " step " + i;
            report.check(what, () -> {
                doc.applyUpdate(VectorFile.bytes(updates.get(index), "v1"), null);
                check(what, step);
            });
        }
    }

    private void check(String what, Map<String, Object> step) {
        report.equal(what + " states", DocumentVectors.states(doc), VectorFile.object(step, "stateVector"));
        report.equal(what + " tree", Tree.of(doc), Tree.expected(step.get("tree")));
        Object structs = step.get("pendingStructs");
        report.equal(
                what + " missing",
                missing(),
                structs == null ? Map.of() : VectorFile.object(VectorFile.object(structs), "missing"));
        report.equal(
                what + " pending structs",
                structsV2(),
                structs == null ? null : VectorFile.string(VectorFile.object(structs), "updateV2"));
        report.equal(what + " pending deletes", deletesV2(), step.get("pendingDeletesV2"));
        report.equalBytes(what + " encoded", doc.encodeStateAsUpdate(), VectorFile.bytes(step, "encodedV1"));
    }

    private Map<String, Object> missing() {
        Map<String, Object> missing = new TreeMap<>();
        doc.missing().forEach((client, clock) -> missing.put(client.toString(), clock));
        return missing;
    }

    private @Nullable String structsV2() {
        Update structs = doc.pending().structs();
        return structs == null
                ? null
                : VectorFile.base64(structs.isV2() ? structs.bytes() : Updates.convertV1ToV2(structs.bytes()));
    }

    private @Nullable String deletesV2() {
        DeleteSet deletes = doc.pending().deletes();
        return deletes.isEmpty() ? null : VectorFile.base64(StateEncoder.encodeDeletes(deletes, true));
    }
}
