package org.mandala.server.doc.simulation;

import java.util.List;
import java.util.Random;
import org.mandala.crdt.Doc;
import org.mandala.crdt.YArray;
import org.mandala.crdt.YMap;
import org.mandala.crdt.YText;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;

/** What people do to a document. */
final class Edits {
    static final String LOCAL = "local";
    private static final String[] WORDS = {"river ", "a", "𝄞", "listen", "né", " ", "🙂", "what pupils notice"};

    static void one(Doc doc, Random random) {
        doc.transact(LOCAL, () -> {
            switch (random.nextInt(4)) {
                case 0 -> write(doc.getText("text"), random);
                case 1 -> list(doc.getArray("list"), random);
                default -> board(doc.getMap("items"), random);
            }
        });
    }

    /** The Yjs update in an encoded step 2 or update frame. */
    static byte[] updateOf(byte[] message) {
        Frame frame = Frames.decode(message);
        return frame instanceof Frame.SyncStep2 step ? step.update() : ((Frame.Update) frame).update();
    }

    private static void write(YText text, Random random) {
        if (text.length() > 4 && random.nextInt(3) == 0) {
            String now = text.toString();
            int from = now.offsetByCodePoints(0, random.nextInt(now.codePointCount(0, now.length()) - 1));
            int to = now.offsetByCodePoints(from, 1);
            text.delete(from, to - from);
        } else {
            String now = text.toString();
            int at = now.offsetByCodePoints(0, random.nextInt(now.codePointCount(0, now.length()) + 1));
            text.insert(at, WORDS[random.nextInt(WORDS.length)]);
        }
    }

    private static void list(YArray list, Random random) {
        if (list.length() > 2 && random.nextInt(3) == 0) {
            list.delete(random.nextInt(list.length()), 1);
        } else {
            list.insert(random.nextInt(list.length() + 1), List.of(random.nextInt(1000)));
        }
    }

    private static void board(YMap items, Random random) {
        List<String> keys = items.keys().stream().sorted().toList();
        String key = "n" + random.nextInt(12);
        if (!keys.isEmpty() && random.nextInt(5) == 0) {
            items.delete(keys.get(random.nextInt(keys.size())));
        } else if (items.get(key) instanceof YMap item && item.get("text") instanceof YText text) {
            write(text, random);
            item.set("pos", List.of("r", "s", random.nextDouble(), random.nextDouble()));
        } else {
            YMap item = items.set(key, new YMap());
            item.set("text", new YText(WORDS[random.nextInt(WORDS.length)]));
        }
    }

    private Edits() {}
}
