package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.doc.DocAwareness.State;
import org.mandala.server.home.Home;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.presence.Nodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cursors and names between the nodes of one document: what a node's own members say of themselves, gathered as it is for the members here. Nothing of it is kept.
 * Who is not heard of for 25 s is gone, and at once if their node is dead. Rule N15. Lives on the document's home.
 */
final class AwarenessLine implements Backplane.Listener, Nodes.Watcher {
    /** Two renewals and a half. */
    static final long COUNTS_MS = 25_000;

    private static final int TOLD = 0;
    private static final int ASKED = 1;
    private static final Logger LOG = LoggerFactory.getLogger(AwarenessLine.class);

    private final String doc;
    private final Home home;
    private final Neighbours neighbours;
    private final LongSupplier nowMs;
    private final Heard heard;
    private final Map<Long, Seat> far = new HashMap<>();
    private Runnable endListening = () -> {};

    /** Takes what is heard, on the home. */
    interface Heard {
        /** A seat that is not in the room said this of itself. */
        void said(Seat seat, byte[] update);

        void left(Seat seat);

        /** Another node wants to know of all who are here. */
        void asked();
    }

    AwarenessLine(String doc, Home home, Neighbours neighbours, LongSupplier nowMs, Heard heard) {
        this.doc = doc;
        this.home = home;
        this.neighbours = neighbours;
        this.nowMs = nowMs;
        this.heard = heard;
    }

    void open() {
        endListening = neighbours.backplane().listen(channel(), this);
        neighbours.watch(this);
    }

    void close() {
        endListening.run();
        neighbours.unwatch(this);
    }

    /** Passes on what this node's own members say. */
    void say(List<State> states) {
        List<State> own = states.stream()
                .filter(state -> !(state.holder().member instanceof FarMember))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        ByteWriter out = new ByteWriter();
        out.writeUint8(TOLD);
        out.writeVarString(neighbours.me());
        for (State state : own) {
            out.writeVarUint(state.id());
            out.writeVarString(state.holder().member.account());
            out.writeVarBytes(state.isPresent() ? state.json() : new byte[0]);
        }
        publish(out);
    }

    /** Whom nobody speaks for any more is gone. */
    void forgetSilent() {
        long now = nowMs.getAsLong();
        dropIf(member -> now - member.heardAt() > COUNTS_MS);
    }

    @Override
    public void heard(Buffer message) {
        home.run(() -> {
            try {
                read(new ByteReader(message.getBytes()));
            } catch (InvalidUpdateException e) {
                LOG.warn("doc {}: what another node said of its members cannot be read: {}", doc, e.getMessage());
            }
        });
    }

    /** Asks all others who is there. */
    @Override
    public void missed() {
        ByteWriter out = new ByteWriter();
        out.writeUint8(ASKED);
        publish(out);
    }

    @Override
    public void died(String node) {
        home.run(() -> dropIf(member -> member.node().equals(node)));
    }

    @Override
    public void reborn() {
        home.run(heard::asked);
    }

    @Override
    public void apart(boolean now) {}

    private String channel() {
        return "a:{" + doc + "}";
    }

    private void publish(ByteWriter out) {
        neighbours.backplane().publish(channel(), Buffer.buffer(out.toByteArray()));
    }

    private void read(ByteReader in) {
        if (in.readUint8() == ASKED) {
            heard.asked();
            return;
        }
        String node = in.readVarString();
        while (in.hasMore()) {
            long id = in.readVarUint();
            String account = in.readVarString();
            byte[] json = in.readVarBytes();
            take(node, id, account, json.length == 0 ? null : new String(json, StandardCharsets.UTF_8));
        }
    }

    private void take(String node, long id, String account, @Nullable String json) {
        Seat seat = far.get(id);
        if (json == null) {
            if (seat != null && ((FarMember) seat.member).node().equals(node)) {
                far.remove(id);
                heard.left(seat);
            }
            return;
        }
        if (seat == null || !((FarMember) seat.member).node().equals(node)) {
            seat = new Seat(new FarMember(account, node));
            far.put(id, seat);
        }
        long clock = ((FarMember) seat.member).heard(nowMs.getAsLong());
        heard.said(seat, new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(id, clock, json))).encode());
    }

    private void dropIf(Predicate<FarMember> isGone) {
        for (Map.Entry<Long, Seat> each : List.copyOf(far.entrySet())) {
            if (isGone.test((FarMember) each.getValue().member)) {
                far.remove(each.getKey());
                heard.left(each.getValue());
            }
        }
    }
}
