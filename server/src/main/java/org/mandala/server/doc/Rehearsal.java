package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.mandala.crdt.Doc;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.UpdateGuard;
import org.mandala.crdt.YMap;
import org.mandala.crdt.YText;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.Homes;
import org.mandala.server.home.Worker;
import org.mandala.server.presence.Neighbours;

/**
 * Builds, changes and encodes a document of nobody's a few times while the house opens, so that the JVM has loaded and compiled what the first
 * to come would wait for: a document of 2.5 MB took them a fifth of a second to build, and takes a tenth of that.
 */
public final class Rehearsal {
    private static final int NOTES = 1_500;
    private static final int EDITS = 300;
    /** What was compiled for the changes of one person alone is thrown away at the first document of several. */
    private static final int AUTHORS = 20;
    /** After so many nothing gets much faster. */
    private static final int ROUNDS = 20;

    private static final StoredDoc STORED = stored();

    private Rehearsal() {}

    /** Takes about 0.3 s of one core; always true. */
    public static boolean run() {
        for (int round = 0; round < ROUNDS; round++) {
            Replica replica = new Replica(Built.of(STORED).doc());
            for (Buffer update : STORED.updates()) {
                replica.apply(update.getBytes(), replica, UpdateGuard.NONE);
            }
            replica.answer(StateVector.EMPTY).release();
            replica.forgetEncodings(true);
        }
        return true;
    }

    /** The same document to be joined, by whatever id, with nothing to be compacted; it is never changed. */
    public static Docs docs(Homes homes, Limits limits, Worker loader) {
        Stage stage = new Stage(new StoredDoc(1, STORED.checkpoint(), List.of(), 1, null));
        return new Docs(
                homes, stage, stage, limits, loader, loader, () -> 0, LogFollower.Factory.NONE, Neighbours.NONE);
    }

    /** As a board is stored: notes of several people with a text each, then their edits. */
    private static StoredDoc stored() {
        Doc doc = new Doc();
        for (int author = 0; author < AUTHORS; author++) {
            doc.applyUpdate(notes(author), null);
        }
        YMap items = doc.getMap("items");
        Buffer checkpoint = Buffer.buffer(doc.encodeStateAsUpdateV2());
        List<Buffer> updates = new ArrayList<>();
        doc.onUpdate((update, origin) -> updates.add(Buffer.buffer(update)));
        for (int i = 0; i < EDITS; i++) {
            edit(items, "note" + i);
        }
        return new StoredDoc(1, checkpoint, updates, 1L + updates.size(), null);
    }

    private static byte[] notes(int author) {
        Doc doc = new Doc();
        YMap items = doc.getMap("items");
        doc.transact(null, () -> addNotes(items, author));
        return doc.encodeStateAsUpdate();
    }

    private static void addNotes(YMap items, int author) {
        for (int i = author; i < NOTES; i += AUTHORS) {
            YMap note = items.set("note" + i, new YMap());
            note.set("x", i);
            note.set("by", "a pupil of the school by the river, in the third year");
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
