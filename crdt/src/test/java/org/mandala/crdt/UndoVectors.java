package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries out a script of changes, undos and redos that official Yjs carried out, and compares what there is after each. */
final class UndoVectors {
    private static final long CLIENT = 7;
    private static final long EVER_MS = 1_000_000_000;

    private final VectorReport report;
    private final Map<String, Object> vector;
    private final Doc doc = Replicas.doc(CLIENT);
    private final YText text = doc.getText("text");
    private final YMap map = doc.getMap("map");
    private final YArray array = doc.getArray("array");
    private final UndoManager undo;

    UndoVectors(VectorReport report, Map<String, Object> vector) {
        this.report = report;
        this.vector = vector;
        this.undo = new UndoManager(doc, List.of(text, map, array), options());
    }

    private UndoOptions options() {
        UndoOptions options =
                UndoOptions.defaults(() -> 0).withCaptureMs(VectorFile.flag(vector, "joins") ? EVER_MS : 0);
        return switch (VectorFile.string(vector, "filter")) {
            case "deletable" -> options.withDeletable(it -> !(it.value() instanceof YType) && !"b".equals(it.key()));
            case "captured" -> options.withCaptured(transaction -> !"skip".equals(transaction.origin()));
            default -> options;
        };
    }

    void run() {
        undo.trackOrigin("skip");
        int number = 0;
        for (Map<String, Object> step : VectorFile.<Map<String, Object>>list(vector, "steps")) {
            String what = VectorFile.string(vector, "id") + " step " + number++ + " " + step.get("do");
            report.check(what, () -> {
                report.equal(what + " did", did(step), step.get("did"));
                report.equal(what + " holds", holds(), Tree.expected(step.get("holds")));
                report.equalBytes(what + " encoded", doc.encodeStateAsUpdate(), VectorFile.bytes(step, "encoded"));
            });
        }
    }

    private @Nullable Object did(Map<String, Object> step) {
        switch (VectorFile.string(step, "do")) {
            case "undo" -> {
                return undo.undo();
            }
            case "redo" -> {
                return undo.redo();
            }
            case "stop" -> undo.stopCapturing();
            case "remote" -> doc.applyUpdate(VectorFile.bytes(step, "update"), "net");
            default -> change(step);
        }
        return null;
    }

    private void change(Map<String, Object> step) {
        switch (VectorFile.string(step, "do")) {
            case "insert" -> text.insert(number(step, "index"), VectorFile.string(step, "words"));
            case "delete" -> text.delete(number(step, "index"), number(step, "length"));
            case "format" ->
                text.format(number(step, "index"), number(step, "length"), VectorFile.object(step, "attributes"));
            case "set" ->
                doc.transact(step.get("origin"), () -> map.set(VectorFile.string(step, "key"), step.get("value")));
            case "nest" ->
                map.set(
                        VectorFile.string(step, "key"),
                        new YMap(Map.of("label", new YText(VectorFile.string(step, "words")))));
            case "remove" -> map.delete(VectorFile.string(step, "key"));
            default -> array.push(step.get("value"));
        }
    }

    private static int number(Map<String, Object> step, String key) {
        return (Integer) Objects.requireNonNull(step.get(key));
    }

    private Map<String, @Nullable Object> holds() {
        Map<String, @Nullable Object> holds = new LinkedHashMap<>();
        holds.put("text", Map.of("$type", "text", "delta", Tree.runs(text.toDelta()), "attrs", Map.of()));
        holds.put("map", Tree.type(map));
        holds.put("array", Tree.type(array));
        return holds;
    }
}
