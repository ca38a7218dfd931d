package org.mandala.server.doc.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;

/**
 * A client as the page is: a document with a local copy, one connection at a time, everything that the server lacks sent on each. Whatever it is told
 * to be saved must be in the store at that moment.
 */
final class SimClient implements Wire.End {
    private static final int SAVED = 100;
    private static final int STORE_STATE = 101;
    private static final int RENEW_MS = 15_000;
    private static final int FORGET_AFTER_MS = 10_000;

    private final VirtualTime time;
    private final Random random;
    private final SimHouse house;
    private final String account;
    private final Map<Long, Other> others = new HashMap<>();
    private final Set<Long> heard = new HashSet<>();
    private final List<byte[]> sent = new ArrayList<>();
    private Doc doc;
    private Wire wire;
    private boolean answered;
    private boolean wantsLine = true;
    private int saved;
    private int attempt;
    private long awarenessClock;
    private int forgetting;

    private record Other(long clock, String json) {}

    SimClient(VirtualTime time, Random random, SimHouse house, String account) {
        this.account = account;
        this.time = time;
        this.random = random;
        this.house = house;
        this.doc = open(null);
        connect();
        renew();
    }

    Doc doc() {
        return doc;
    }

    boolean isConnected() {
        return wire != null && !wire.isCut();
    }

    /** Everything that this client ever wrote is said to be saved. */
    boolean isSaved() {
        return answered && saved == sent.size();
    }

    /** The ids that are shown as here, its own among them. */
    Set<Long> present() {
        Set<Long> ids = new HashSet<>();
        others.forEach((id, other) -> {
            if (other.json != null) {
                ids.add(id);
            }
        });
        ids.add(doc.clientId());
        return ids;
    }

    void edit() {
        Edits.one(doc, random);
    }

    /** Says again what it said before, as a client that does not know whether it arrived. */
    void repeat() {
        if (answered && !sent.isEmpty()) {
            sendDoc(new Frame.Update(Edits.updateOf(sent.get(random.nextInt(sent.size())))));
        }
    }

    void announce() {
        if (wire != null) {
            String json = "{\"n\":" + random.nextInt(100) + "}";
            wire.up(new Frame.Awareness(new AwarenessUpdate(
                                    List.of(new AwarenessUpdate.Entry(doc.clientId(), awarenessClock++, json)))
                            .encode())
                    .encode());
        }
    }

    /** As every Yjs client does. */
    private void renew() {
        announce();
        time.after(RENEW_MS, this::renew);
    }

    void loseLine() {
        if (wire != null) {
            wire.cut(random.nextInt(10_000), random.nextInt(20_000));
        }
    }

    void stall(boolean is) {
        if (wire != null) {
            wire.stall(is);
        }
    }

    /** The tab is closed; the local copy stays. */
    void close() {
        wantsLine = false;
        if (wire != null) {
            wire.cut(0, random.nextInt(100));
        }
    }

    /** The tab is opened again, from the local copy and under a new id. */
    void reopen() {
        if (!wantsLine) {
            wantsLine = true;
            doc = open(doc);
            others.clear();
            awarenessClock = 0;
            if (wire == null) {
                connect();
            }
        }
    }

    private Doc open(Doc copy) {
        Doc fresh = new Doc(DocOptions.defaults().withClientId(1 + (random.nextLong() & 0x7fff_ffffL)));
        if (copy != null) {
            fresh.applyUpdate(copy.encodeStateAsUpdate(), "copy");
        }
        fresh.onUpdate((update, origin) -> {
            if (origin == Edits.LOCAL && answered) {
                sendDoc(new Frame.Update(update));
            }
        });
        return fresh;
    }

    private void connect() {
        if (!wantsLine) {
            return;
        }
        wire = new Wire(time, random);
        sent.clear();
        saved = 0;
        answered = false;
        house.any().accept(wire, this, account);
        wire.up(new Frame.SyncStep1(doc.stateVector()).encode());
        meetAgain();
    }

    @Override
    public void gone() {
        wire = null;
        answered = false;
        forgetLater();
        long most = Math.min(15_000, 500L << Math.min(attempt++, 5));
        time.after(random.nextInt((int) most), () -> {
            if (wire == null) {
                connect();
            }
        });
    }

    @Override
    public void received(byte[] message) {
        attempt = 0;
        ByteReader in = new ByteReader(message);
        int type = (int) in.readVarUint();
        if (type == SAVED) {
            saved((int) in.readVarUint());
        } else if (type != STORE_STATE) {
            received(Frames.decode(message));
        }
    }

    private void received(Frame frame) {
        if (frame instanceof Frame.SyncStep1 step) {
            sendDoc(new Frame.SyncStep2(doc.encodeStateAsUpdate(step.known())));
            answered = true;
        } else if (frame instanceof Frame.SyncStep2 step) {
            doc.applyUpdate(step.update(), "server");
        } else if (frame instanceof Frame.Update update) {
            doc.applyUpdate(update.update(), "server");
        } else if (frame instanceof Frame.Awareness update) {
            AwarenessUpdate.decode(update.update()).entries().forEach(this::hear);
        } else if (frame instanceof Frame.Auth auth) {
            throw new AssertionError("a good client was refused: " + auth.reason());
        }
    }

    private void sendDoc(Frame frame) {
        byte[] message = frame.encode();
        sent.add(message);
        wire.up(message);
    }

    private void saved(int n) {
        if (n <= saved || n > sent.size()) {
            throw new AssertionError("saved " + n + " after " + saved + " of " + sent.size());
        }
        for (byte[] message : sent.subList(saved, n)) {
            if (!house.store().holds(Edits.updateOf(message))) {
                throw new AssertionError("told to be saved and not stored: message " + n);
            }
        }
        saved = n;
    }

    private void hear(AwarenessUpdate.Entry entry) {
        long id = entry.clientId();
        if (id == doc.clientId()) {
            // Told before the server could know that this connection is the same client come back: not heard, as in the
            // page.
            return;
        }
        Other known = others.get(id);
        if (known == null || entry.clock() > known.clock || (entry.clock() == known.clock && entry.json() == null)) {
            others.put(id, new Other(entry.clock(), entry.json()));
            heard.add(id);
        }
    }

    /** As the page does: a server that was started anew counts anew, and whoever it does not name is forgotten. */
    private void meetAgain() {
        others.replaceAll((id, other) -> new Other(-1, other.json));
        forgetLater();
        announce();
    }

    private void forgetLater() {
        heard.clear();
        int mine = ++forgetting;
        time.after(FORGET_AFTER_MS, () -> {
            if (mine == forgetting) {
                others.keySet().retainAll(heard);
            }
        });
    }

    Map<String, Object> content() {
        return new TreeMap<>(Map.of(
                "text", doc.getText("text").toString(),
                "items", doc.getMap("items").toJson(),
                "list", doc.getArray("list").toJson()));
    }
}
