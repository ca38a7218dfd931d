package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes to read: each beside the JavaScript that makes them with official Yjs, which is run, and the Java that makes them here. */
final class GoldenBytesTest {
    private static NodePeer yjs;

    /** A document of client 1, written in both languages. */
    private record Golden(String javascript, String hex, Function<Doc, byte[]> java) {
        @Override
        public String toString() {
            return javascript;
        }
    }

    @BeforeAll
    static void startYjs() throws IOException, InterruptedException {
        yjs = new NodePeer();
    }

    @AfterAll
    static void stopYjs() throws IOException {
        yjs.close();
    }

    private static Stream<Golden> goldens() {
        return Stream.of(
                new Golden("""
                        doc.getText('t').insert(0, 'h\u00e9llo')
                        return Y.encodeStateAsUpdate(doc)
                        """, "01010100040101740668c3a96c6c6f00", doc -> {
                    doc.getText("t").insert(0, "h\u00e9llo");
                    return doc.encodeStateAsUpdate();
                }),
                new Golden(
                        """
                        doc.getText('t').insert(0, 'hello')
                        doc.getText('t').format(0, 4, { bold: true })
                        return Y.encodeStateAsUpdate(doc)
                        """,
                        "01040100040101740468656c6c840103016f46010004626f6c640474727565c60103010404626f6c64046e756c6c00",
                        doc -> {
                            bold(doc);
                            return doc.encodeStateAsUpdate();
                        }),
                new Golden(
                        """
                        doc.getText('t').insert(0, 'hello')
                        doc.getText('t').format(0, 4, { bold: true })
                        return Y.encodeStateAsUpdateV2(doc)
                        """,
                        "0002000202410302060002000807040084004600c6140e7468656c6c6f626f6c64626f6c64010401440001010000010400787e00",
                        doc -> {
                            bold(doc);
                            return doc.encodeStateAsUpdateV2();
                        }),
                new Golden(
                        """
                        const item = new Y.Map()
                        doc.getMap('items').set('a', item)
                        item.set('pos', [1, 2.5, -3])
                        item.set('pos', [9007199254740991, null, true])
                        return Y.encodeStateAsUpdate(doc)
                        """,
                        "010301002701056974656d730161012100010003706f7301a801010175037b433fffffffffffff7e780101010101",
                        doc -> {
                            YMap item = doc.getMap("items").set("a", new YMap());
                            item.set("pos", List.of(1, 2.5, -3));
                            item.set("pos", Arrays.asList(9007199254740991L, null, true));
                            return doc.encodeStateAsUpdate();
                        }),
                new Golden("""
                        doc.getArray('a').insert(0, [1, 'two', new Uint8Array([3])])
                        doc.getArray('a').delete(1, 1)
                        return Y.encodeStateAsUpdateV2(doc)
                        """, "000002410102000200050800810083030161010101000241000103007d0101030101010100", doc -> {
                    doc.getArray("a").push(1, "two", new byte[] {3});
                    doc.getArray("a").delete(1, 1);
                    return doc.encodeStateAsUpdateV2();
                }),
                new Golden("""
                        doc.getText('t').insert(0, 'hello')
                        doc.getText('t').delete(1, 3)
                        return Y.encodeSnapshot(Y.snapshot(doc))
                        """, "0101010103010105", doc -> {
                    doc.getText("t").insert(0, "hello");
                    doc.getText("t").delete(1, 3);
                    return doc.snapshot().encode();
                }),
                new Golden("""
                        doc.getText('t').insert(0, 'hello')
                        return Y.encodeStateVector(doc)
                        """, "010105", doc -> {
                    doc.getText("t").insert(0, "hello");
                    return doc.stateVector().encode();
                }),
                new Golden("""
                        doc.getText('t').insert(0, 'hello')
                        return Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(doc.getText('t'), 2, -1))
                        """, "00010141", doc -> {
                    doc.getText("t").insert(0, "hello");
                    return doc.getText("t").relativePosition(2, -1).encode();
                }));
    }

    private static void bold(Doc doc) {
        doc.getText("t").insert(0, "hello");
        doc.getText("t").format(0, 4, Map.of("bold", true));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void bothEnginesMakeTheSameBytes(Golden golden) {
        Map<String, Object> request = Map.of("do", "run", "client", 1, "javascript", golden.javascript());

        assertThat(HexFormat.of().formatHex(golden.java().apply(Replicas.doc(1))))
                .isEqualTo(golden.hex());
        assertThat(hex(yjs.ask(request))).isEqualTo(golden.hex());
    }

    private static String hex(Map<String, Object> reply) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(VectorFile.string(reply, "bytes")));
    }
}
