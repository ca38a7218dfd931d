package org.mandala.crdt;

import java.util.Map;
import org.mandala.crdt.encoding.InvalidUpdateException;

/** Checks unusual but legal updates, and malformed ones. */
final class HandmadeVectors {
    /** Official Yjs writes a negative number as varUint here, which nobody can read back; this engine sorts the ranges first. */
    private static final String UNREADABLE_IN_V2 = "ds-unsorted";

    private final VectorReport report;

    HandmadeVectors(VectorReport report) {
        this.report = report;
    }

    void run(Map<String, Object> file) {
        for (Map<String, Object> vector : VectorFile.<Map<String, Object>>list(file, "cases")) {
            String id = "handmade " + VectorFile.string(vector, "id");
            report.check(id, () -> legal(id, vector));
        }
        for (Map<String, Object> vector : VectorFile.<Map<String, Object>>list(file, "malformed")) {
            String id = "malformed " + VectorFile.string(vector, "id");
            report.check(id, () -> malformed(id, VectorFile.bytes(vector, "updateV1")));
        }
    }

    private void legal(String id, Map<String, Object> vector) {
        Doc doc = DocumentVectors.doc(VectorFile.flag(vector, "gc"));
        byte[] update = VectorFile.bytes(vector, "updateV1");
        doc.applyUpdate(update, null);
        report.equal(id + " tree", Tree.of(doc), Tree.expected(vector.get("tree")));
        report.equal(id + " states", DocumentVectors.states(doc), VectorFile.object(vector, "stateVector"));
        report.equal(id + " pending structs", doc.pending().hasStructs(), VectorFile.flag(vector, "pendingStructs"));
        report.equal(
                id + " pending deletes", !doc.pending().deletes().isEmpty(), VectorFile.flag(vector, "pendingDeletes"));
        report.equalBytes(id + " V1", doc.encodeStateAsUpdate(), VectorFile.bytes(vector, "encodedV1"));
        report.equalBytes(id + " V2", doc.encodeStateAsUpdateV2(), VectorFile.bytes(vector, "encodedV2"));
        if (!id.endsWith(UNREADABLE_IN_V2)) {
            report.equalBytes(id + " V1 to V2", Updates.convertV1ToV2(update), VectorFile.bytes(vector, "v1ToV2"));
        }
    }

    private void malformed(String id, byte[] update) {
        Doc doc = DocumentVectors.doc(true);
        doc.getText("text").insert(0, "kept");
        byte[] before = doc.encodeStateAsUpdate();
        try {
            doc.applyUpdate(update, null);
            throw new AssertionError("was accepted");
        } catch (InvalidUpdateException expected) {
            report.equalBytes(id + " leaves the document unchanged", doc.encodeStateAsUpdate(), before);
            report.equal(id + " leaves nothing pending", doc.hasPending(), false);
        }
    }
}
