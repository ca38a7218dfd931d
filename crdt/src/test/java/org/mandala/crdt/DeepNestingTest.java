package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.InvalidUpdateException;

/** How deep shared types nest is up to peers: nothing may take a stack, or time beyond the size of the document, for it. */
@Timeout(300)
final class DeepNestingTest {
    private static final int DEPTH = 100_000;
    private static final long SMALL_STACK_BYTES = 256 << 10;

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

    private static void onASmallStack(Runnable body) throws InterruptedException, ExecutionException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        body.run();
                        done.complete(true);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                },
                "small stack",
                SMALL_STACK_BYTES);
        thread.start();
        done.get();
    }

    @Test
    void deepMapsAndListsAreReadAsPlainValues() throws Exception {
        onASmallStack(() -> {
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
        onASmallStack(() -> {
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
        onASmallStack(() -> {
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
        onASmallStack(() -> {
            YMap inmost = deepMap();
            assertThat(Rendering.of(reader).equals(Rendering.of(writer))).isTrue();
            inmost.set("word", "deeper");
            assertThat(Rendering.of(reader).equals(Rendering.of(writer))).isFalse();
        });
    }

    @Test
    void changesAtAllDepthsReachDeepObservers() throws Exception {
        onASmallStack(() -> {
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
        onASmallStack(() -> {
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
        onASmallStack(() -> {
            YMap inmost = deepMap();
            UndoManager undo =
                    new UndoManager(writer, List.of(writer.getMap("m")), UndoManager.Options.defaults(() -> 0));
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
        onASmallStack(() -> {
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

    /** Each client makes one list inside the list of the one before: the worst order for whatever is kept by client. */
    @Test
    void anUpdateOfVeryManyClientsTakesTimeByItsSizeAlone() throws Exception {
        onASmallStack(() -> {
            reader.applyUpdate(ofManyClients(2 * DEPTH), null);
            assertThat(reader.stateVector().clocks()).hasSize(2 * DEPTH);
            assertThat(reader.getArray("a").toJson()).hasSize(1);
            assertThat(reader.hasPending()).isFalse();
        });
    }

    private static byte[] ofManyClients(int clients) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(clients);
        for (int client = 1; client <= clients; client++) {
            out.writeVarUint(1);
            out.writeVarUint(client);
            out.writeVarUint(0);
            out.writeUint8(Content.TYPE);
            out.writeVarUint(client == 1 ? 1 : 0);
            if (client == 1) {
                out.writeVarString("a");
            } else {
                out.writeVarUint(client - 1);
                out.writeVarUint(0);
            }
            out.writeVarUint(TypeRef.ARRAY);
        }
        out.writeVarUint(0);
        return out.toByteArray();
    }

    private static Object lists(int depth) {
        Object value = List.of();
        for (int i = 1; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    /** Both formats bound values alike: else what came in V1 could be stored in V2 and never be loaded. */
    @Test
    void valuesNestAsDeepInOneFormatAsInTheOther() {
        writer.getText("t").insertEmbed(0, lists(Any.MAX_DEPTH), Map.of());
        reader.applyUpdate(writer.encodeStateAsUpdate(), null);
        Doc stored = Replicas.doc(3);
        stored.applyUpdateV2(reader.encodeStateAsUpdateV2(), null);
        assertThat(stored.getText("t").toDelta()).isEqualTo(writer.getText("t").toDelta());
    }

    @Test
    void valuesThatNestDeeperAreRefused() {
        YText text = writer.getText("t");
        text.insertEmbed(0, List.of("@"), Map.of());
        String json = "[".repeat(Any.MAX_DEPTH + 1) + "]".repeat(Any.MAX_DEPTH + 1);
        byte[] deep = withText(writer.encodeStateAsUpdate(), "[\"@\"]", json);
        assertThatThrownBy(() -> reader.applyUpdate(deep, null))
                .isInstanceOf(InvalidUpdateException.class)
                .hasMessageContaining("nests deeper than 256");
        assertThatThrownBy(() -> text.insertEmbed(0, lists(Any.MAX_DEPTH + 1), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The update with another string in place of one. */
    private static byte[] withText(byte[] update, String old, String replacement) {
        String bytes = new String(update, StandardCharsets.ISO_8859_1);
        return bytes.replace(varString(old), varString(replacement)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String varString(String ascii) {
        ByteWriter out = new ByteWriter();
        out.writeVarString(ascii);
        return new String(out.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
