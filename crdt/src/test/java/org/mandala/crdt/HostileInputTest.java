package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.IntDiffOptRleWriter;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.encoding.RleWriter;
import org.mandala.crdt.encoding.StringsWriter;
import org.mandala.crdt.encoding.UintOptRleWriter;

/** What costs its sender little must cost little here, and nothing that is not an update goes in. */
@Timeout(300)
final class HostileInputTest {
    private final Doc doc = Replicas.doc(1);

    /** Every string of "Aa" and "BB" of one length has one hash. Were each look-up to pass all others, this would take minutes. */
    @Test
    void keysOfOneHashAreFoundAsFastAsOthers() {
        int doublings = 16;
        List<String> keys = List.of("");
        for (int i = 0; i < doublings; i++) {
            keys = keys.stream()
                    .flatMap(key -> Stream.of(key + "Aa", key + "BB"))
                    .toList();
        }
        Doc writer = Replicas.doc(2);
        YMap map = writer.getMap("m");
        List<String> all = keys;
        writer.transact(null, () -> all.forEach(key -> map.set(key, key)));
        doc.applyUpdate(writer.encodeStateAsUpdate(), null);

        assertThat(doc.getMap("m").keys()).isEqualTo(all);
        assertThat(all).allMatch(key -> key.equals(doc.getMap("m").get(key)));
        assertThat(doc.getMap("m").get("absent")).isNull();
    }

    @Test
    void clientIdsThatDifferInTheirHighestBitsAloneAreFoundAsFastAsOthers() {
        StructStore store = new StructStore();
        for (long i = 0; i < 1 << 17; i++) {
            assertThat(store.ensure(i << 36).id).isEqualTo(i << 36);
        }
        assertThat(store.size()).isEqualTo(1 << 17);
        assertThat(store.find(1)).isNull();
    }

    /** Were each range gone through, this would take minutes. */
    @Test
    void clocksThatAreNamedAgainAndAgainAreDeletedOnce() {
        int times = 100_000;
        Doc writer = Replicas.doc(9);
        writer.transact(null, () -> {
            for (int i = 0; i < times; i++) {
                writer.getMap("m").set(i % 2 == 0 ? "a" : "b", i);
            }
        });
        doc.applyUpdate(writer.encodeStateAsUpdate(), null);
        ByteWriter out = new ByteWriter();
        out.writeVarUint(0);
        out.writeVarUint(1);
        out.writeVarUint(9);
        out.writeVarUint(times);
        for (int i = 0; i < times; i++) {
            out.writeVarUint(0);
            out.writeVarUint(times);
        }
        doc.applyUpdate(out.toByteArray(), null);

        assertThat(doc.getMap("m").keys()).isEmpty();
        assertThat(doc.hasPending()).isFalse();
    }

    @Test
    void aKeyMayBeNamedAgainByItsNumber() {
        doc.applyUpdateV2(formatsOfOneKey("bold", 100), null);

        assertThat(doc.getText("t").length()).isZero();
        assertThat(Updates.convertV2ToV1(formatsOfOneKey("bold", 100))).hasSizeGreaterThan(100 * "bold".length());
    }

    /** A few bytes each; in V1 the key would stand in each of them. */
    @Test
    void aLongKeyIsNotRepeatedForEver() {
        byte[] update = formatsOfOneKey("k".repeat(1 << 16), 1_000);

        assertThat(update).hasSizeLessThan((1 << 16) + 5_000);
        assertThatThrownBy(() -> doc.applyUpdateV2(update, null))
                .isInstanceOf(InvalidUpdateException.class)
                .hasMessageContaining("keys are repeated too often");
    }

    private static byte[] formatsOfOneKey(String key, int count) {
        IntDiffOptRleWriter keys = new IntDiffOptRleWriter();
        UintOptRleWriter clients = new UintOptRleWriter();
        IntDiffOptRleWriter leftClocks = new IntDiffOptRleWriter();
        RleWriter infos = new RleWriter();
        StringsWriter strings = new StringsWriter();
        ByteWriter rest = new ByteWriter();
        clients.write(9);
        strings.write("t");
        strings.write(key);
        rest.writeVarUint(1);
        rest.writeVarUint(count);
        rest.writeVarUint(0);
        for (int clock = 0; clock < count; clock++) {
            infos.write(clock == 0 ? Content.FORMAT : Content.FORMAT | Content.HAS_ORIGIN);
            if (clock > 0) {
                clients.write(9);
                leftClocks.write(clock - 1);
            }
            keys.write(0);
            rest.writeUint8(126);
        }
        rest.writeVarUint(0);
        RleWriter parents = new RleWriter();
        parents.write(1);
        ByteWriter out = new ByteWriter();
        out.writeVarUint(0);
        ByteWriter none = new ByteWriter();
        for (ByteWriter stream : List.of(
                keys.finish(),
                clients.finish(),
                leftClocks.finish(),
                none,
                infos.finish(),
                strings.finish(),
                parents.finish(),
                none,
                none)) {
            out.writeVarBytes(stream);
        }
        out.writeAll(rest);
        return out.toByteArray();
    }

    /** Its state ends between the two halves: to cut there would destroy them, here and nowhere else. */
    @Test
    void aSnapshotMadeElsewhereCutsNoSurrogatePair() {
        Doc keeping = Replicas.uncollected(1);
        keeping.getText("t").insert(0, "a🙂b");
        Snapshot inside = Snapshot.decode(new byte[] {0, 1, 1, 2});

        assertThatThrownBy(() -> keeping.getText("t").toDelta(inside)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inside.restore(keeping, DocOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(keeping.getText("t")).hasToString("a🙂b");
    }

    @Test
    void aListViewOfATextCutsNoSurrogatePair() {
        doc.getText("t").insert(0, "a🙂b");

        assertThatThrownBy(() -> doc.getArray("t").insert(2, List.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> doc.getArray("t").delete(0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(doc.getText("t")).hasToString("a🙂b");
    }

    @Test
    void namesWithLoneSurrogatesAreThoseThatPeersSee() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("bold\ud83d", true);
        doc.getMap("m\ud83d").set("k\ud83d", 1);
        doc.getText("t").insert(0, "x", attributes);
        doc.getText("t").format(0, 1, attributes);
        doc.getXmlFragment("x").append(new YXmlElement("p\ud83d")).setAttribute("a\ud83d", "v");
        Doc other = Replicas.doc(2);
        other.applyUpdate(doc.encodeStateAsUpdate(), null);

        assertThat(doc.getMap("m\ud83d").get("k\ud83d")).isEqualTo(1);
        for (Doc each : List.of(doc, other)) {
            assertThat(each.getMap("m\ufffd").keys()).containsExactly("k\ufffd");
            assertThat(each.getText("t").toDelta()).containsExactly(new Delta.Insert("x", Map.of("bold\ufffd", true)));
            assertThat(each.getXmlFragment("x")).hasToString("<p\ufffd a\ufffd=\"v\"></p\ufffd>");
        }
        assertThat(doc.rootNames()).containsExactly("m\ufffd", "t", "x");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 9007199254740992.0})
    void aPositionInJsonNamesWholeNumbersThatCanTravel(double client) {
        Map<String, Object> item = Map.of("client", client, "clock", 0);

        assertThatThrownBy(() -> RelativePosition.fromJson(Map.of("item", item)))
                .isInstanceOf(IllegalArgumentException.class);
        RelativePosition greatest =
                RelativePosition.fromJson(Map.of("item", Map.of("client", ByteReader.MAX_SAFE_INTEGER, "clock", 0)));
        assertThat(RelativePosition.decode(greatest.encode()).item()).isEqualTo(greatest.item());
    }

    /** The last clock that there can be. */
    @Test
    void structsMayReachTheGreatestClockAndNotPassIt() {
        byte[] toTheEnd = gc(0, Integer.MAX_VALUE);
        doc.applyUpdate(toTheEnd, null);

        assertThat(doc.clock(9)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Updates.stateVector(doc.encodeStateAsUpdate()).clock(9)).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> doc.applyUpdate(gc(1, Integer.MAX_VALUE), null))
                .isInstanceOf(InvalidUpdateException.class);
        assertThatThrownBy(() -> doc.applyUpdate(gc(1L << 31, 1), null)).isInstanceOf(InvalidUpdateException.class);
        assertThatThrownBy(() -> doc.applyUpdate(gc(1L << 53, 1), null)).isInstanceOf(InvalidUpdateException.class);
    }

    private static byte[] gc(long clock, long length) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(1);
        out.writeVarUint(1);
        out.writeVarUint(9);
        out.writeVarUint(clock);
        out.writeUint8(Content.GC);
        out.writeVarUint(length);
        out.writeVarUint(0);
        return out.toByteArray();
    }

    @Test
    void deletionsUpToTheGreatestClockWaitAndAreEncoded() {
        ByteWriter out = new ByteWriter();
        for (long number : new long[] {0, 1, 9, 2, 0, 5, 3, Integer.MAX_VALUE - 3L}) {
            out.writeVarUint(number);
        }
        doc.applyUpdate(out.toByteArray(), null);

        assertThat(doc.hasPending()).isTrue();
        Doc other = Replicas.doc(2);
        other.applyUpdateV2(doc.encodeStateAsUpdateV2(), null);
        assertThat(other.encodeStateAsUpdate()).isEqualTo(doc.encodeStateAsUpdate());
    }
}
