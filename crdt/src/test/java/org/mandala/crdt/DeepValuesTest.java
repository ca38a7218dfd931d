package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.InvalidUpdateException;

/** Plain values nest to a bound, the same in both formats; and many clients cost by their number alone. */
@Timeout(300)
final class DeepValuesTest {
    private static final int CLIENTS = 200_000;

    private final Doc writer = Replicas.doc(1);
    private final Doc reader = Replicas.doc(2);

    /** Each client makes one list inside the list of the one before: the worst order for whatever is kept by client. */
    @Test
    void anUpdateOfVeryManyClientsTakesTimeByItsSizeAlone() throws Exception {
        SmallStack.run(() -> {
            reader.applyUpdate(ofManyClients(CLIENTS), null);
            assertThat(reader.stateVector().clocks()).hasSize(CLIENTS);
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
