package org.mandala.crdt;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Json;
import org.mandala.crdt.sync.Awareness;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;

/** Checks frames and awareness. */
final class ProtocolVectors {
    private static final long SERVER = 1;

    private final VectorReport report;

    ProtocolVectors(VectorReport report) {
        this.report = report;
    }

    void run(Map<String, Object> file) {
        Map<String, Object> frames = VectorFile.object(file, "frames");
        report.check(
                "frames", () -> frames(frames, new Doc(DocOptions.defaults().withClientId(77))));
        report.check("awareness", () -> awareness(VectorFile.list(file, "awareness")));
    }

    private void frames(Map<String, Object> frames, Doc doc) {
        doc.getText("text").insert(0, "hello");
        Doc other = new Doc(DocOptions.defaults().withClientId(78));
        other.getText("text").insert(0, "x");
        frame(frames, "syncStep1", Frames.syncStep1(doc.stateVector()));
        frame(frames, "syncStep2ForEmpty", Frames.syncStep2(doc.encodeStateAsUpdate()));
        frame(frames, "syncStep2ForSelf", Frames.syncStep2(doc.encodeStateAsUpdate(doc.stateVector())));
        frame(frames, "update", Frames.update(other.encodeStateAsUpdate()));
        frame(frames, "queryAwareness", Frames.queryAwareness());
        frame(frames, "permissionDenied", Frames.permissionDenied("no access"));
        report.equal("auth", Frames.decode(VectorFile.bytes(frames, "permissionDenied")), new Frame.Auth("no access"));
    }

    private void frame(Map<String, Object> frames, String name, byte[] encoded) {
        byte[] expected = VectorFile.bytes(frames, name);
        report.equalBytes(name, encoded, expected);
        report.equalBytes(name + " decoded and encoded", Frames.decode(expected).encode(), expected);
    }

    private void awareness(List<Map<String, Object>> steps) {
        Awareness server = new Awareness(SERVER, () -> 0);
        server.setLocalState("{}");
        server.setLocalState(null);
        for (Map<String, Object> step : steps) {
            report.check("awareness", () -> step(server, step));
        }
    }

    private void step(Awareness server, Map<String, Object> step) {
        String note = VectorFile.string(step, "note");
        Awareness.Change change = server.apply(AwarenessUpdate.decode(VectorFile.bytes(step, "update")));
        report.equal(note + " event", event(change), step.get("event"));
        Map<String, @Nullable Object> states = new TreeMap<>();
        server.states().forEach((id, json) -> states.put(id.toString(), Json.parse(json)));
        report.equal(note + " states", states, step.get("states"));
        Map<String, @Nullable Object> clocks = new TreeMap<>();
        server.knownIds().forEach(id -> clocks.put(id.toString(), (int) server.clock(id)));
        report.equal(note + " clocks", clocks, step.get("clocks"));
        byte[] encoded = server.update(new TreeSet<>(server.states().keySet())).encode();
        report.equalBytes(note + " encoded", encoded, VectorFile.bytes(step, "reencoded"));
    }

    private static @Nullable Object event(Awareness.Change change) {
        return change.isEmpty()
                ? null
                : Map.of(
                        "added", ids(change.added()),
                        "updated", ids(change.updated()),
                        "removed", ids(change.removed()));
    }

    private static List<Integer> ids(List<Long> ids) {
        return ids.stream().map(Long::intValue).toList();
    }
}
