package org.mandala.crdt.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.YArray;
import org.mandala.crdt.YMap;
import org.mandala.crdt.YType;
import org.mandala.crdt.encoding.InvalidUpdateException;

/** A document stays sound whatever it is sent: refused bytes change nothing, accepted ones can be encoded, loaded and sent again. */
final class ApplyFuzzTest {
    private static final DocOptions OPTIONS =
            DocOptions.defaults().withClientId(1).withLimits(new DocOptions.Limits(20_000, 1 << 16));

    @FuzzTest(maxDuration = "1m")
    void applyingV1(byte[] bytes) {
        Doc doc = someDoc();
        check(doc, () -> doc.applyUpdate(bytes, null), () -> doc.applyUpdate(bytes, null));
    }

    @FuzzTest(maxDuration = "1m")
    void applyingV2(byte[] bytes) {
        Doc doc = someDoc();
        check(doc, () -> doc.applyUpdateV2(bytes, null), () -> doc.applyUpdateV2(bytes, null));
    }

    /** Two updates in a row: the second meets what the first left, pending parts included. */
    @FuzzTest(maxDuration = "1m")
    void applyingTwoUpdates(byte[] bytes) {
        Doc doc = someDoc();
        int cut = bytes.length == 0 ? 0 : Math.min(bytes.length, 1 + (bytes[0] & 0xff));
        byte[] first = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), cut);
        byte[] second = Arrays.copyOfRange(bytes, cut, bytes.length);
        check(doc, () -> doc.applyUpdate(first, null), () -> doc.applyUpdate(second, null));
    }

    private static Doc someDoc() {
        Doc doc = new Doc(OPTIONS);
        doc.getText("text").insert(0, "Grüße 🙂");
        YMap map = doc.getMap("map");
        map.set("k", new YMap()).set("inner", 1);
        map.set("gone", new YMap()).set("inner", 2);
        map.delete("gone");
        doc.getArray("array").push(1, "two", true);
        return doc;
    }

    private static void check(Doc doc, Runnable... steps) {
        for (Runnable step : steps) {
            byte[] before = doc.encodeStateAsUpdate();
            try {
                step.run();
            } catch (InvalidUpdateException refused) {
                if (!Arrays.equals(before, doc.encodeStateAsUpdate())) {
                    throw new AssertionError("a refused update changed the document", refused);
                }
            }
        }
        reload(doc);
    }

    private static void reload(Doc doc) {
        Doc fromV1 = new Doc(OPTIONS.withClientId(2));
        fromV1.applyUpdate(doc.encodeStateAsUpdate(), null);
        Doc fromV2 = new Doc(OPTIONS.withClientId(3));
        fromV2.applyUpdateV2(doc.encodeStateAsUpdateV2(), null);
        if (!fromV1.stateVector().equals(doc.stateVector())
                || !fromV2.stateVector().equals(doc.stateVector())) {
            throw new AssertionError("a reloaded document knows something else");
        }
        read(doc);
    }

    private static void read(Doc doc) {
        YArray copies = new Doc(OPTIONS).getArray("copies");
        for (String name : doc.rootNames()) {
            doc.getText(name).toDelta();
            doc.getMap(name).toJson();
            doc.getArray(name).toJson();
            doc.getXmlFragment(name).createTreeWalker(YType::isDeleted).forEachRemaining(YType::parent);
            copies.push(doc.getText(name).copy(), doc.getMap(name).copy());
            copies.push(doc.getArray(name).copy(), doc.getXmlFragment(name).copy());
        }
        copies.toJson();
    }
}
