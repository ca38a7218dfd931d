package org.mandala.server.doc.simulation;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;
import org.mandala.server.doc.AuthorStore;
import org.mandala.server.link.SimLines;

/** All servers of one programme, over one store, with a Redis between them that does its worst; or one server alone. */
final class SimHouse {
    /** What was encoded before somebody left may be sent so much later. */
    private static final long ON_ITS_WAY_MS = 100;

    /** Whoever is gone with their node is known to be so that much later at the others: rule N15, with a look each ten seconds. */
    private static final long FORGOTTEN_MS = 40_000;

    private final VirtualTime time;
    private final Random random;
    private final SimStore store;
    private final SimLines lines;
    private final SimBeats beats;
    private final List<SimServer> servers = new ArrayList<>();
    private final Map<Long, String> noted = new HashMap<>();
    private final Map<Long, Long> lastHere = new HashMap<>();
    private final boolean one;

    SimHouse(VirtualTime time, Random random, int count) {
        this.time = time;
        this.random = random;
        this.one = count == 1;
        this.store = new SimStore(time, random);
        this.lines = new SimLines(time::after, random);
        this.beats = new SimBeats(time, random);
        for (int i = 0; i < count; i++) {
            servers.add(new SimServer("node" + i, time, random, this));
        }
    }

    boolean isOne() {
        return one;
    }

    SimStore store() {
        return store;
    }

    SimLines lines() {
        return lines;
    }

    SimBeats beats() {
        return beats;
    }

    List<SimServer> servers() {
        return servers;
    }

    /** Where a client comes next. */
    SimServer any() {
        return one ? servers.get(0) : servers.get(random.nextInt(servers.size()));
    }

    void wasHere(long client) {
        lastHere.put(client, time.nowMs());
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
            boolean here = servers.stream().anyMatch(server -> server.has(id));
            long since = time.nowMs() - lastHere.getOrDefault(id, 0L);
            if (entry.json() != null && !here && since > (one ? ON_ITS_WAY_MS : FORGOTTEN_MS)) {
                throw new AssertionError("client " + id + " is gone and was told to be here");
            }
        }
    }

    /** Who wrote under which id. */
    AuthorStore authors() {
        return new AuthorStore() {
            @Override
            public Future<Boolean> note(String doc, long client, String person, long at) {
                return Future.succeededFuture(noted.putIfAbsent(client, person) == null);
            }

            @Override
            public Future<Map<Long, String>> of(String doc) {
                return Future.succeededFuture(Map.copyOf(noted));
            }
        };
    }
}
