package org.mandala.server.doc.simulation;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.mandala.server.Config;
import org.mandala.server.Config.Limits;
import org.mandala.server.doc.Docs;
import org.mandala.server.home.Homes;
import org.mandala.server.home.Worker;
import org.mandala.server.link.SimLines;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.presence.Nodes;
import org.mandala.server.presence.PresenceRegistry;
import org.mandala.server.protocol.Close;

/** One server of the house: the real doc service on a virtual home. It crashes and starts again; its wall clock is another each time. */
final class SimServer {
    static final String DOC = "doc";
    static final int OUTBOX_BYTES = 64 * 1024;

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
    private final SimHouse house;
    private final Set<SimMember> ends = new LinkedHashSet<>();
    private final String name;
    private Docs docs;
    private SimHome home;
    private SimHome edge;
    private SimLines.Line line;
    private Executor loop;
    private boolean up;
    private int members;

    SimServer(String name, VirtualTime time, Random random, SimHouse house) {
        this.name = name;
        this.time = time;
        this.random = random;
        this.house = house;
        start();
    }

    SimLines.Line line() {
        return line;
    }

    SimStore store() {
        return house.store();
    }

    boolean isUp() {
        return up;
    }

    void start() {
        home = new SimHome(time);
        edge = new SimHome(time);
        loop = edge::run;
        line = house.lines().open();
        docs = open();
        up = true;
    }

    private Docs open() {
        long skewMs = random.nextInt(7_200_000) - 3_600_000L;
        LongSupplier nowMs = () -> time.nowMs() + 10_000_000L + skewMs;
        return new Docs(
                new Homes(List.of(home)),
                house.store().from(home),
                house.authors(),
                LIMITS,
                Worker.here(),
                Worker.here(),
                nowMs,
                (id, from) -> (doc, seq, updates) -> checkStored(updates),
                house.isOne() ? Neighbours.NONE : neighbours());
    }

    private Neighbours neighbours() {
        SimHome beating = home;
        PresenceRegistry beats = house.beats().from(beating, () -> !line.isCut());
        Nodes nodes = new Nodes(name, beats, beating, time::nowMs, random, () -> "");
        nodes.open();
        return Neighbours.over(line, beats, nodes);
    }

    /** As a power cut: what was not committed is gone, and every line breaks. */
    void crash() {
        home.die();
        edge.die();
        line.ends();
        up = false;
        ends.forEach(end -> end.announced().forEach(house::wasHere));
        List.copyOf(ends).forEach(end -> end.wire().cut(random.nextInt(3_000), 0));
        ends.clear();
    }

    void accept(Wire wire, Wire.End client, String account) {
        if (!up) {
            wire.join(client, new Nobody());
            wire.cut(1 + random.nextInt(100), 0);
            return;
        }
        SimMember member = new SimMember(house, this, docs, wire, account, loop, ++members);
        wire.join(client, member);
        ends.add(member);
        docs.join(DOC, member).onComplete(ignored -> member.joined(), failure -> member.close(Close.INTERNAL));
    }

    void left(SimMember member, Set<Long> announced) {
        ends.remove(member);
        announced.forEach(house::wasHere);
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
        if (!updates.stream().allMatch(update -> house.store().holds(update.getBytes()))) {
            throw new AssertionError("told to other nodes and not stored");
        }
    }

    boolean has(long client) {
        return ends.stream().anyMatch(end -> end.announced(client));
    }

    private static final class Nobody implements Wire.End {
        @Override
        public void received(byte[] message) {}

        @Override
        public void gone() {}
    }
}
