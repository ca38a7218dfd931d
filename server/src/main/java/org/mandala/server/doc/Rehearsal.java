package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.mandala.crdt.Doc;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.UpdateGuard;
import org.mandala.crdt.YMap;
import org.mandala.crdt.YText;

/**
 * Builds, changes and encodes a document of nobody's a few times while the house opens, so that the JVM has loaded and compiled what the first
 * to come would wait for: a document of 2.5 MB took them a fifth of a second to build, and takes a third of that.
 */
public final class Rehearsal {
    private static final int NOTES = 1_500;
    private static final int EDITS = 300;
    /** After so many nothing gets much faster. */
    private static final int ROUNDS = 10;

    private Rehearsal() {}

    /** Takes about 0.2 s of one core; always true. */
    public static boolean run() {
        StoredDoc stored = stored();
        for (int round = 0; round < ROUNDS; round++) {
            Replica replica = new Replica(Built.of(stored).doc());
            for (Buffer update : stored.updates()) {
                replica.apply(update.getBytes(), replica, UpdateGuard.NONE);
            }
            replica.answer(StateVector.EMPTY).release();
            replica.forgetEncodings(true);
        }
        return true;
    }

    /** As a board is stored: notes with a text each, then their edits. */
    private static StoredDoc stored() {
        Doc doc = new Doc();
        YMap items = doc.getMap("items");
        doc.transact(null, () -> addNotes(items));
        Buffer checkpoint = Buffer.buffer(doc.encodeStateAsUpdateV2());
        List<Buffer> updates = new ArrayList<>();
        doc.onUpdate((update, origin) -> updates.add(Buffer.buffer(update)));
        for (int i = 0; i < EDITS; i++) {
            edit(items, "note" + i);
        }
        return new StoredDoc(1, checkpoint, updates, 1L + updates.size(), null);
    }

    private static void addNotes(YMap items) {
        for (int i = 0; i < NOTES; i++) {
            YMap note = items.set("note" + i, new YMap());
            note.set("x", i);
            note.set("text", new YText("what pupils notice by the river"));
        }
    }

    private static void edit(YMap items, String id) {
        if (items.get(id) instanceof YMap note && note.get("text") instanceof YText text) {
            text.insert(0, "and ");
            text.delete(1, 2);
            note.set("x", 0);
        }
    }
}
