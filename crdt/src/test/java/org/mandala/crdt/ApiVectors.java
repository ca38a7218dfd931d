package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what can be asked of a document besides its updates, beside what official Yjs answers. */
final class ApiVectors {
    /** Official Yjs made the copies as this client. */
    private static final long COPIER = 303;

    private final VectorReport report;
    private final Map<String, Object> vector;
    private final String id;
    private final byte[] update;

    ApiVectors(VectorReport report, Map<String, Object> vector) {
        this.report = report;
        this.vector = vector;
        this.id = VectorFile.string(vector, "id");
        this.update = VectorFile.bytes(vector, "update");
    }

    void run() {
        report.check(id + " changes", () -> changes(VectorFile.object(vector, "changes")));
        report.check(id + " past", () -> past(VectorFile.object(vector, "past")));
        report.check(id + " copies", () -> copies(VectorFile.list(vector, "copies")));
        report.check(id + " obfuscated", () -> obfuscated(VectorFile.object(vector, "obfuscated")));
        report.check(id + " decoded", () -> decoded(VectorFile.object(vector, "decoded")));
        report.check(id + " reads", () -> reads(VectorFile.object(vector, "reads")));
    }

    private Doc doc() {
        Doc doc = Replicas.uncollected(COPIER);
        doc.applyUpdate(update, null);
        return doc;
    }

    private Snapshot snapshot(String name) {
        return Snapshot.decode(VectorFile.bytes(VectorFile.object(vector, "changes"), name));
    }

    private void changes(Map<String, Object> expected) {
        YText text = doc().getText("text");
        Snapshot now = snapshot("now");
        Snapshot since = snapshot("since");
        report.equal(id + " ychange", Tree.runs(text.toDelta(now, since)), Tree.expected(expected.get("plain")));
        report.equal(
                id + " ychange by user",
                Tree.runs(text.toDelta(now, since, ApiVectors::user)),
                Tree.expected(expected.get("byUser")));
    }

    private static Object user(YChange change) {
        return Map.of("user", change.client(), "type", change.kind().type());
    }

    private void past(Map<String, Object> expected) {
        Doc doc = doc();
        Snapshot now = snapshot("now");
        report.equal(
                id + " array then", shown(doc.getArray("array").toList(now)), Tree.expected(expected.get("array")));
        report.equal(id + " map then", shown(doc.getMap("map").entries(now)), Tree.expected(expected.get("map")));
        report.equal(
                id + " text then", Tree.runs(doc.getText("text").toDelta(now)), Tree.expected(expected.get("text")));
        report.equalBytes(id + " unchanged by looking back", doc.encodeStateAsUpdate(), update);
    }

    private static List<@Nullable Object> shown(List<@Nullable Object> values) {
        List<@Nullable Object> shown = new ArrayList<>();
        values.forEach(value -> shown.add(shown(value)));
        return shown;
    }

    private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> entries) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        entries.forEach((key, value) -> shown.put(key, shown(value)));
        return shown;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof YType ? Map.of("$", "type") : Tree.tag(value);
    }

    /** Each copy is set in the place of the one before. */
    private void copies(List<Map<String, Object>> copies) {
        Doc doc = doc();
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate((bytes, origin) -> updates.add(bytes));
        for (Map<String, Object> copy : copies) {
            doc.getMap("copies").set("copy", at(doc, copy).copy());
            report.equalBytes(
                    id + " copy of " + copy.get("root") + " " + copy.get("at"),
                    updates.get(updates.size() - 1),
                    VectorFile.bytes(copy, "update"));
        }
    }

    private static YType at(Doc doc, Map<String, Object> place) {
        Object at = Objects.requireNonNull(place.get("at"));
        Object found = switch (VectorFile.string(place, "root")) {
            case "map" -> doc.getMap("map").get((String) at);
            case "array" -> doc.getArray("array").get((Integer) at);
            default -> doc.getXmlFragment("xml").get((Integer) at);
        };
        return (YType) Objects.requireNonNull(found);
    }

    private void obfuscated(Map<String, Object> expected) {
        byte[] v2 = doc().encodeStateAsUpdateV2();
        Obfuscation some = new Obfuscation(false, false, false);
        report.equalBytes(
                id + " all V1", Updates.obfuscate(update, Obfuscation.ALL), VectorFile.bytes(expected, "allV1"));
        report.equalBytes(
                id + " all V2", Updates.obfuscateV2(v2, Obfuscation.ALL), VectorFile.bytes(expected, "allV2"));
        report.equalBytes(id + " some V1", Updates.obfuscate(update, some), VectorFile.bytes(expected, "someV1"));
        report.equalBytes(id + " some V2", Updates.obfuscateV2(v2, some), VectorFile.bytes(expected, "someV2"));
    }

    private void decoded(Map<String, Object> expected) {
        DecodedUpdate decoded = Updates.decode(update);
        List<Object> structs = new ArrayList<>();
        decoded.structs().forEach(struct -> structs.add(dump(struct)));
        report.equal(id + " structs", structs, expected.get("structs"));
        List<Object> deletes = new ArrayList<>();
        decoded.deletes()
                .forEach(range ->
                        deletes.add(Map.of("client", (int) range.client(), "from", range.from(), "to", range.to())));
        report.equal(id + " deletes", deletes, expected.get("deletes"));
        report.equal(
                id + " structs of V2",
                Updates.decodeV2(Updates.convertV1ToV2(update)).structs().size(),
                structs.size());
    }

    private static Map<String, @Nullable Object> dump(DecodedStruct struct) {
        Map<String, @Nullable Object> dump = new LinkedHashMap<>();
        dump.put("kind", struct.kind().name());
        dump.put("id", id(struct.id()));
        dump.put("length", struct.length());
        dump.put("origin", id(struct.origin()));
        dump.put("rightOrigin", id(struct.rightOrigin()));
        dump.put("root", struct.root());
        dump.put("parent", id(struct.parent()));
        dump.put("key", struct.key());
        return dump;
    }

    private static @Nullable Object id(RelativePosition.@Nullable Id id) {
        return id == null ? null : Map.of("client", (int) id.client(), "clock", id.clock());
    }

    private void reads(Map<String, Object> expected) {
        Doc doc = doc();
        doc.getMap("map");
        doc.getText("text");
        YArray array = doc.getArray("array");
        for (Map<String, Object> slice : VectorFile.<Map<String, Object>>list(expected, "slices")) {
            report.equal(
                    id + " slice",
                    Tree.tag(array.slice(number(slice, "from"), number(slice, "to"))),
                    Tree.expected(slice.get("values")));
        }
        YXmlFragment xml = doc.getXmlFragment("xml");
        List<YType> all = new ArrayList<>();
        xml.createTreeWalker(type -> true).forEachRemaining(all::add);
        report.equal(id + " walk", names(all.iterator()), expected.get("walk"));
        report.equal(id + " siblings", siblings(all), expected.get("besides"));
        report.equal(id + " all rings", strings(xml.querySelectorAll("RING")), expected.get("rings"));
        YXmlElement ring = xml.querySelector("ring");
        report.equal(id + " first ring", ring == null ? null : ring.toString(), expected.get("firstRing"));
        report.equal(id + " first child", name(xml.firstChild()), expected.get("firstChild"));
        report.equal(id + " json", Tree.tag(doc.toJson()), Tree.expected(expected.get("json")));
    }

    private static int number(Map<String, Object> in, String key) {
        return (Integer) Objects.requireNonNull(in.get(key));
    }

    private static List<@Nullable Object> names(Iterator<YType> types) {
        List<@Nullable Object> names = new ArrayList<>();
        types.forEachRemaining(type -> names.add(name(type)));
        return names;
    }

    private static List<Object> siblings(List<YType> types) {
        List<Object> siblings = new ArrayList<>();
        for (YType type : types) {
            if (type instanceof YXmlElement element) {
                siblings.add(names(element.prevSibling(), element.nextSibling()));
            } else if (type instanceof YXmlText text) {
                siblings.add(names(text.prevSibling(), text.nextSibling()));
            }
        }
        return siblings;
    }

    private static List<@Nullable Object> names(@Nullable YType before, @Nullable YType after) {
        List<@Nullable Object> names = new ArrayList<>();
        names.add(name(before));
        names.add(name(after));
        return names;
    }

    private static @Nullable Object name(@Nullable YType type) {
        if (type instanceof YXmlElement element) {
            return element.nodeName();
        }
        return type == null ? null : type.getClass().getSimpleName().substring(1);
    }

    private static List<String> strings(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
