package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How deep shared types nest is up to peers: nothing may take a stack, or time beyond the size of the document, for it. */
@Timeout(300)
final class DeepNestingTest {
    private static final int DEPTH = 100_000;

    private final Doc writer = Replicas.doc(1);
    private final Doc reader = Replicas.doc(2);

    /** A map in a map in a map, with one word inside the innermost. */
    private YMap deepMap() {
        YMap[] at = {writer.getMap("m")};
        writer.transact(null, () -> {
            for (int i = 0; i < DEPTH; i++) {
                at[0] = at[0].set("k", new YMap());
            }
            at[0].set("word", "deep");
        });
        reader.applyUpdate(writer.encodeStateAsUpdate(), null);
        return at[0];
    }

    @Test
    void deepMapsAndListsAreReadAsPlainValues() throws Exception {
        SmallStack.run(() -> {
            deepMap();
            Map<?, ?> at = reader.getMap("m").toJson();
            for (int depth = 0; at.get("k") instanceof Map<?, ?> inner; depth++) {
                at = inner;
                assertThat(depth).isLessThan(DEPTH);
            }
            assertThat(at.get("word")).isEqualTo("deep");
            assertThat(reader.getMap("m").toString())
                    .startsWith("{\"k\":{\"k\":{")
                    .contains("{\"word\":\"deep\"}}");
        });
    }

    @Test
    void deepArraysAreReadAsPlainValues() throws Exception {
        SmallStack.run(() -> {
            writer.transact(null, () -> {
                YArray at = writer.getArray("a");
                for (int i = 0; i < DEPTH; i++) {
                    YArray inner = new YArray();
                    at.push(i, inner);
                    at = inner;
                }
            });
            reader.applyUpdateV2(writer.encodeStateAsUpdateV2(), null);
            assertThat(reader.getArray("a").toJson()).hasSize(2);
            assertThat(reader.getArray("a").toString()).startsWith("[0,[1,[2,").endsWith("]]]");
        });
    }

    @Test
    void deepElementsAndTextsArePrinted() throws Exception {
        SmallStack.run(() -> {
            writer.transact(null, () -> {
                YXmlFragment at = writer.getXmlFragment("x");
                YXmlText text = at.append(new YXmlText());
                for (int i = 0; i < DEPTH; i++) {
                    at = at.append(new YXmlElement("p"));
                    YXmlText inner = new YXmlText();
                    text.insertEmbed(0, inner, Map.of());
                    text = inner;
                }
                text.insert(0, "deep");
            });
            reader.applyUpdate(writer.encodeStateAsUpdate(), null);
            assertThat(reader.getXmlFragment("x").toString())
                    .startsWith("deep<p><p>")
                    .endsWith("</p></p>");
        });
    }

    @Test
    void renderingsOfDeepDocumentsAreCompared() throws Exception {
        SmallStack.run(() -> {
            YMap inmost = deepMap();
            assertThat(Rendering.of(reader).equals(Rendering.of(writer))).isTrue();
            inmost.set("word", "deeper");
            assertThat(Rendering.of(reader).equals(Rendering.of(writer))).isFalse();
        });
    }

    @Test
    void changesAtAllDepthsReachDeepObservers() throws Exception {
        SmallStack.run(() -> {
            deepMap();
            List<YEvent> seen = new ArrayList<>();
            reader.getMap("m").observeDeep(seen::addAll);
            writer.transact(null, () -> {
                YMap at = writer.getMap("m");
                while (at.get("k") instanceof YMap inner) {
                    at.set("n", true);
                    at = inner;
                }
            });
            reader.applyUpdate(writer.encodeStateAsUpdate(reader.stateVector()), null);

            assertThat(seen).hasSize(DEPTH);
            assertThat(seen.get(0).path()).isEmpty();
            assertThat(seen.get(DEPTH - 1).path()).hasSize(DEPTH - 1).containsOnly("k");
        });
    }

    @Test
    void deletingADeepTreeCollectsAllOfIt() throws Exception {
        SmallStack.run(() -> {
            YMap inmost = deepMap();
            RelativePosition inside = writer.getMap("m").relativePosition(0, 0);
            reader.getMap("m").observeDeep(events -> {});
            writer.getMap("m").delete("k");
            reader.applyUpdate(writer.encodeStateAsUpdate(reader.stateVector()), null);

            assertThat(inmost.isDeleted()).isTrue();
            assertThat(inside.resolve(reader)).isNotNull();
            assertThat(reader.getMap("m").toJson()).isEmpty();
            assertThat(reader.encodeStateAsUpdate()).hasSizeLessThan(100).isEqualTo(writer.encodeStateAsUpdate());
        });
    }

    @Test
    void anUndoBringsADeepTreeBack() throws Exception {
        SmallStack.run(() -> {
            YMap inmost = deepMap();
            UndoManager undo = new UndoManager(writer, List.of(writer.getMap("m")), UndoOptions.defaults(() -> 0));
            String before = writer.getMap("m").toString();
            writer.getMap("m").delete("k");
            assertThat(inmost.isDeleted()).isTrue();

            assertThat(undo.undo()).isTrue();
            assertThat(writer.getMap("m").toString()).isEqualTo(before);
            assertThat(undo.redo()).isTrue();
            assertThat(writer.getMap("m").toJson()).isEmpty();
            undo.clear();
        });
    }

    @Test
    void aDeepDocumentIsConvertedMergedAndRestored() throws Exception {
        SmallStack.run(() -> {
            deepMap();
            byte[] all = writer.encodeStateAsUpdate();
            assertThat(Updates.convertV2ToV1(Updates.convertV1ToV2(all))).isEqualTo(all);
            assertThat(Updates.merge(List.of(all, all))).isEqualTo(all);

            Doc keeping = new Doc(DocOptions.defaults().withGc(false));
            keeping.applyUpdate(all, null);
            Snapshot snapshot = keeping.snapshot();
            keeping.getMap("m").delete("k");
            Doc restored = snapshot.restore(keeping, DocOptions.defaults());
            assertThat(restored.getMap("m").toString())
                    .isEqualTo(reader.getMap("m").toString());
        });
    }

    @Test
    void copiesOfDeepTypesAreMadeAndPlaced() throws Exception {
        SmallStack.run(() -> {
            deepMap();
            YMap outermost = (YMap) Objects.requireNonNull(writer.getMap("m").get("k"));
            Doc doc = Replicas.doc(3);
            doc.getArray("copies").push(1, outermost.copy(), 2, new YText("behind"));

            assertThat(doc.getArray("copies").toString())
                    .startsWith("[1,{\"k\":{\"k\":{")
                    .endsWith("}},2,\"behind\"]");
            assertThat(doc.getArray("copies").get(1)).hasToString(outermost.toString());
        });
    }

    @Test
    void copiesOfDeepTextsAreMadeAndPlaced() throws Exception {
        SmallStack.run(() -> {
            writer.transact(null, () -> {
                YText text = writer.getText("t");
                for (int i = 0; i < DEPTH; i++) {
                    text.insert(0, "<>");
                    YText inner = new YText();
                    text.insertEmbed(1, inner, Map.of());
                    text = inner;
                }
            });
            writer.getArray("copies").push(writer.getText("t").copy());
            int depth = 0;
            for (Object at = writer.getArray("copies").get(0); at instanceof YText text && text.length() > 0; depth++) {
                assertThat(text).hasToString("<>");
                at = ((Delta.Insert) text.toDelta().get(1)).value();
            }
            assertThat(depth).isEqualTo(DEPTH);
        });
    }
}
