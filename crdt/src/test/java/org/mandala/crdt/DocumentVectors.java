package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Checks one document of a suite: in order, in other orders, merged, diffed, converted. */
final class DocumentVectors {
    private final VectorReport report;
    private final Map<String, Object> vector;
    private final Map<String, Object> expected;
    private final String id;
    private final boolean gc;
    private final List<byte[]> v1 = new ArrayList<>();
    private final List<byte[]> v2 = new ArrayList<>();

    DocumentVectors(VectorReport report, Map<String, Object> vector) {
        this.report = report;
        this.vector = vector;
        this.expected = VectorFile.object(vector, "expected");
        this.id = VectorFile.string(vector, "id");
        this.gc = VectorFile.flag(vector, "gc");
        for (Map<String, Object> update : VectorFile.<Map<String, Object>>list(vector, "updates")) {
            v1.add(VectorFile.bytes(update, "v1"));
            v2.add(VectorFile.bytes(update, "v2"));
        }
    }

    static Doc doc(boolean gc) {
        return new Doc(DocOptions.defaults().withClientId(0xffff_ffffL).withGc(gc));
    }

    void run() {
        report.check(id + " in order", this::inOrder);
        VectorFile.object(vector, "orders")
                .forEach((name, order) ->
                        report.check(id + " " + name, () -> inOtherOrder(name, VectorFile.object(order))));
        report.check(id + " merge", this::merge);
        report.check(id + " snapshot", this::snapshot);
    }

    private void inOrder() {
        Doc doc = doc(gc);
        v1.forEach(update -> doc.applyUpdate(update, null));
        checkState(doc, "in order");
        Tree.json(doc)
                .forEach((root, json) -> report.equal(
                        id + " json of " + root,
                        json,
                        Tree.expected(VectorFile.object(expected, "json").get(root))));
        report.equalBytes(
                id + " state vector", doc.stateVector().encode(), VectorFile.bytes(expected, "stateVectorEncoded"));
        report.equalBytes(id + " V1", doc.encodeStateAsUpdate(), VectorFile.bytes(expected, "encodedV1"));
        report.equalBytes(id + " V2", doc.encodeStateAsUpdateV2(), VectorFile.bytes(expected, "encodedV2"));
        report.equal(id + " structs", doc.store().structCount(), expected.get("structCount"));
        report.equalBytes(id + " snapshot V1", doc.snapshot().encode(), VectorFile.bytes(expected, "snapshotV1"));
        report.equalBytes(id + " snapshot V2", doc.snapshot().encodeV2(), VectorFile.bytes(expected, "snapshotV2"));
        checkReload(doc);
        relativePositions(doc);
        diffs(doc);
    }

    private void checkState(Doc doc, String how) {
        report.equal(id + " tree, " + how, Tree.of(doc), Tree.expected(expected.get("tree")));
        report.equal(id + " states, " + how, states(doc), VectorFile.object(expected, "stateVector"));
        report.equal(id + " pending, " + how, doc.hasPending(), false);
    }

    static Map<String, Object> states(Doc doc) {
        Map<String, Object> states = new TreeMap<>();
        doc.stateVector().clocks().forEach((client, clock) -> states.put(client.toString(), clock));
        return states;
    }

    private void checkReload(Doc doc) {
        Doc fromV1 = doc(gc);
        fromV1.applyUpdate(doc.encodeStateAsUpdate(), null);
        checkState(fromV1, "reloaded from V1");
        Doc fromV2 = doc(gc);
        fromV2.applyUpdateV2(doc.encodeStateAsUpdateV2(), null);
        checkState(fromV2, "reloaded from V2");
    }

    private void inOtherOrder(String name, Map<String, Object> other) {
        List<Integer> order = VectorFile.list(other, "order");
        Doc one = doc(gc);
        Doc two = doc(gc);
        for (int index : order) {
            one.applyUpdate(v1.get(index), null);
            two.applyUpdateV2(v2.get(index), null);
        }
        boolean same = VectorFile.flag(other, "sameEncodingAsInOrder");
        byte[] encoded = same ? VectorFile.bytes(expected, "encodedV1") : VectorFile.bytes(other, "encodedV1");
        checkState(one, name + " V1");
        checkState(two, name + " V2");
        report.equalBytes(id + " " + name + " V1 bytes", one.encodeStateAsUpdate(), encoded);
        report.equalBytes(id + " " + name + " V2 bytes", two.encodeStateAsUpdate(), encoded);
    }

    private void merge() {
        Map<String, Object> merge = VectorFile.object(vector, "merge");
        byte[] inOrder = VectorFile.bytes(merge, "inOrderV1");
        byte[] inOrderV2 = VectorFile.bytes(merge, "inOrderV2");
        List<byte[]> shuffled = new ArrayList<>();
        List<Integer> order =
                VectorFile.list(VectorFile.object(VectorFile.object(vector, "orders"), "shuffled"), "order");
        order.forEach(index -> shuffled.add(v1.get(index)));
        report.equalBytes(id + " merged V1", Updates.merge(v1), inOrder);
        report.equalBytes(id + " merged V2", Updates.mergeV2(v2), inOrderV2);
        report.equalBytes(id + " merged shuffled", Updates.merge(shuffled), VectorFile.bytes(merge, "shuffledV1"));
        report.equalBytes(
                id + " state vector of merged",
                Updates.stateVector(inOrder).encode(),
                VectorFile.bytes(merge, "stateVectorFromInOrderV1"));
        report.equalBytes(id + " V1 to V2", Updates.convertV1ToV2(inOrder), VectorFile.bytes(merge, "v1ToV2"));
        report.equalBytes(id + " V2 to V1", Updates.convertV2ToV1(inOrderV2), VectorFile.bytes(merge, "v2ToV1"));
    }

    private void diffs(Doc doc) {
        Map<String, Object> merge = VectorFile.object(vector, "merge");
        for (Map<String, Object> diff : VectorFile.<Map<String, Object>>list(vector, "diffs")) {
            StateVector known = StateVector.decode(VectorFile.bytes(diff, "stateVector"));
            report.equalBytes(id + " diff V1", doc.encodeStateAsUpdate(known), VectorFile.bytes(diff, "docDiffV1"));
            report.equalBytes(id + " diff V2", doc.encodeStateAsUpdateV2(known), VectorFile.bytes(diff, "docDiffV2"));
            report.equalBytes(
                    id + " update diff V1",
                    Updates.diff(VectorFile.bytes(merge, "inOrderV1"), known),
                    VectorFile.bytes(diff, "updateDiffV1"));
            report.equalBytes(
                    id + " update diff V2",
                    Updates.diffV2(VectorFile.bytes(merge, "inOrderV2"), known),
                    VectorFile.bytes(diff, "updateDiffV2"));
        }
    }

    private void snapshot() {
        if (vector.get("snapshot") == null) {
            return;
        }
        Map<String, Object> taken = VectorFile.object(vector, "snapshot");
        Doc doc = doc(gc);
        v1.forEach(update -> doc.applyUpdate(update, null));
        Snapshot snapshot = Snapshot.decode(VectorFile.bytes(taken, "v1"));
        report.equal(id + " snapshot from V2", Snapshot.decodeV2(VectorFile.bytes(taken, "v2")), snapshot);
        report.equalBytes(id + " snapshot again", snapshot.encode(), VectorFile.bytes(taken, "v1"));
        report.equalBytes(id + " snapshot again in V2", snapshot.encodeV2(), VectorFile.bytes(taken, "v2"));
        byte[] before = doc.encodeStateAsUpdate();
        Doc restored = snapshot.restore(doc, doc.options());
        report.equal(id + " restored", Tree.of(restored), Tree.expected(taken.get("tree")));
        report.equalBytes(id + " unchanged by restoring", doc.encodeStateAsUpdate(), before);
    }

    private void relativePositions(Doc doc) {
        for (Map<String, Object> position : VectorFile.<Map<String, Object>>list(vector, "relativePositions")) {
            RelativePosition decoded = RelativePosition.decode(VectorFile.bytes(position, "encoded"));
            report.equalBytes(id + " position", decoded.encode(), VectorFile.bytes(position, "encoded"));
            RelativePosition.Absolute now = decoded.resolve(doc, false);
            report.equal(id + " resolved position", now == null ? null : now.index(), position.get("finalIndex"));
            createdPosition(position);
        }
    }

    private void createdPosition(Map<String, Object> position) {
        Doc then = doc(gc);
        int updates = number(position, "afterUpdates");
        v1.subList(0, updates).forEach(update -> then.applyUpdate(update, null));
        int index = number(position, "createdAtIndex");
        YText text = then.getText(VectorFile.string(position, "root"));
        if (index <= text.length()) {
            RelativePosition made = text.relativePosition(index, number(position, "assoc"));
            RelativePosition.Absolute back = made.resolve(then);
            report.equal(id + " position and back", back == null ? null : back.index(), index);
        }
    }

    private static int number(Map<String, Object> in, String key) {
        return (Integer) Objects.requireNonNull(in.get(key));
    }
}
