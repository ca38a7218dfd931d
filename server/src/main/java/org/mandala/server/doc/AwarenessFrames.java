package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.server.doc.DocAwareness.State;

/** States as one awareness frame for all, and without one of them for the member that it belongs to. */
final class AwarenessFrames {
    private static final int AWARENESS = 1;

    private final List<State> states;
    private final byte[] entries;
    /** Where each entry begins, and where the last one ends. */
    private final int[] at;

    AwarenessFrames(List<State> states) {
        this.states = states;
        this.at = new int[states.size() + 1];
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            out.writeVarUint(state.id());
            out.writeVarUint(state.clock());
            out.writeVarBytes(state.json());
            at[i + 1] = out.size();
        }
        this.entries = out.toByteArray();
    }

    ByteBuf all() {
        return frame(states.size(), 0, 0);
    }

    /** To everybody, and to each of those who are spoken of without their own. */
    Post post(Crowd crowd, long place) {
        Post post = new Post(all(), place);
        for (int i = 0; i < states.size(); i++) {
            Seat holder = states.get(i).holder();
            if (holder.presence == states.get(i) && crowd.holds(holder)) {
                post.instead(holder, states.size() == 1 ? null : frame(states.size() - 1, at[i], at[i + 1]));
            }
        }
        return post;
    }

    private ByteBuf frame(int count, int leftOutFrom, int leftOutTo) {
        ByteWriter update = new ByteWriter(entries.length + 4);
        update.writeVarUint(count);
        update.writeBytes(entries, 0, leftOutFrom);
        update.writeBytes(entries, leftOutTo, entries.length);
        ByteWriter message = new ByteWriter(update.size() + 8);
        message.writeVarUint(AWARENESS);
        message.writeVarBytes(update);
        return DocFrames.of(message.toByteArray());
    }
}
