package org.mandala.server.doc.simulation;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;
import org.mandala.server.Config;
import org.mandala.server.Config.Limits;
import org.mandala.server.doc.AuthorStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.home.Homes;
import org.mandala.server.home.Worker;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.Close;

/** The real doc service on a virtual home. It crashes and starts again; its wall clock is another each time. */
final class SimServer {
    static final String DOC = "doc";
    static final int OUTBOX_BYTES = 64 * 1024;

    /** What was encoded before somebody left may be sent so much later. */
    private static final long ON_ITS_WAY_MS = 100;

    private static final long UNSTORED_BYTES = 2_048;

    /** Small ones, so that they are reached. */
    private static final Limits LIMITS = Config.read(
                    Path.of(""),
                    Map.of(),
                    Map.of(
                            "data", "none",
                            "limits.unstoredBytes", String.valueOf(UNSTORED_BYTES),
                            "limits.outboxBytes", String.valueOf(OUTBOX_BYTES)))
            .limits();

    /** What a good client may be closed with: asked to come back. */
    private static final Set<Close> COME_BACK = Set.of(Close.RESYNC, Close.INTERNAL, Close.NOT_STORED);

    private final VirtualTime time;
    private final Random random;
    private final SimStore store;
    private final Map<Long, String> authors = new HashMap<>();
    private final Map<Long, Long> lastHere = new HashMap<>();
    private final Set<SimMember> ends = new LinkedHashSet<>();
    private Docs docs;
    private SimHome home;
    private SimHome edge;
    private Executor loop;
    private boolean up;
    private int members;

    SimServer(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
        this.home = new SimHome(time);
        this.edge = home;
        this.store = new SimStore(time, random, home);
        start();
    }

    SimStore store() {
        return store;
    }

    boolean isUp() {
        return up;
    }

    void start() {
        home = new SimHome(time);
        edge = new SimHome(time);
        loop = edge::run;
        store.servedFrom(home);
        docs = open();
        up = true;
    }

    private Docs open() {
        long skewMs = random.nextInt(7_200_000) - 3_600_000L;
        LongSupplier nowMs = () -> time.nowMs() + 10_000_000L + skewMs;
        return new Docs(
                new Homes(List.of(home)),
                store,
                new SimAuthors(),
                LIMITS,
                Worker.here(),
                Worker.here(),
                nowMs,
                (id, from) -> (doc, seq, updates) -> checkStored(updates),
                Neighbours.NONE);
    }

    /** As a power cut: what was not committed is gone, and every line breaks. */
    void crash() {
        home.die();
        edge.die();
        store.servedFrom(new SimHome(time));
        up = false;
        List.copyOf(ends).forEach(end -> end.wire().cut(random.nextInt(3_000), 0));
        ends.clear();
    }

    void accept(Wire wire, Wire.End client, String account) {
        if (!up) {
            wire.join(client, new Nobody());
            wire.cut(1 + random.nextInt(100), 0);
            return;
        }
        SimMember member = new SimMember(this, docs, wire, account, loop, ++members);
        wire.join(client, member);
        ends.add(member);
        docs.join(DOC, member).onComplete(ignored -> member.joined(), failure -> member.close(Close.INTERNAL));
    }

    void left(SimMember member, Set<Long> announced) {
        ends.remove(member);
        announced.forEach(id -> lastHere.put(id, time.nowMs()));
    }

    /** Closes a line of a good client, which no code may send away for good. */
    void closed(Wire wire, Close why) {
        if (!COME_BACK.contains(why)) {
            throw new AssertionError("a good client was closed with " + why);
        }
        wire.cut(random.nextInt(200), 0);
    }

    /** Other nodes hear only of what is stored. */
    private void checkStored(List<Buffer> updates) {
        if (!updates.stream().allMatch(update -> store.holds(update.getBytes()))) {
            throw new AssertionError("told to other nodes and not stored");
        }
    }

    /** Nobody is told to be here who is on no open connection, and was on none a moment ago. */
    void checkNobodyIsResurrected(byte[] message) {
        if (message[0] != 1) {
            return;
        }
        Frame.Awareness frame = (Frame.Awareness) Frames.decode(message);
        for (AwarenessUpdate.Entry entry :
                AwarenessUpdate.decode(frame.update()).entries()) {
            long id = entry.clientId();
            boolean here = ends.stream().anyMatch(end -> end.announced(id));
            if (entry.json() != null && !here && time.nowMs() - lastHere.getOrDefault(id, 0L) > ON_ITS_WAY_MS) {
                throw new AssertionError("client " + id + " is gone and was told to be here");
            }
        }
    }

    private static final class Nobody implements Wire.End {
        @Override
        public void received(byte[] message) {}

        @Override
        public void gone() {}
    }

    /** Who wrote under which id. */
    private final class SimAuthors implements AuthorStore {
        @Override
        public Future<Boolean> note(String doc, long client, String person, long at) {
            return Future.succeededFuture(authors.putIfAbsent(client, person) == null);
        }

        @Override
        public Future<Map<Long, String>> of(String doc) {
            return Future.succeededFuture(Map.copyOf(authors));
        }
    }
}
