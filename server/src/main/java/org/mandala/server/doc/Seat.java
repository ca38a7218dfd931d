package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.sync.Frame;

/** What a document keeps of one member. */
final class Seat {
    final Member member;
    final @Nullable SavedCount saved;

    /** What it says of itself, once it has said anything. */
    DocAwareness.@Nullable State presence;

    /** Client ids that it holds, and the one that it used last. */
    final Set<Long> holds = new HashSet<>(2);

    long lastClient = -1;

    /** Bytes of its updates that wait for missing parts. */
    int waitingBytes;

    private long hearings;

    Seat(Member member) {
        this.member = member;
        this.saved = member.wantsSaved() ? new SavedCount() : null;
    }

    void send(Frame message) {
        send(DocFrames.of(message));
    }

    /** Sends what must arrive. */
    void send(ByteBuf frames) {
        hearings++;
        post(each -> each.send(frames));
    }

    void catchUp(ByteBuf frames) {
        hearings++;
        post(each -> each.catchUp(frames));
    }

    private void post(Consumer<Member> work) {
        member.loop().execute(() -> work.accept(member));
    }

    /** Was left out of what all others heard. */
    void missed() {
        hearings--;
    }

    /** Whether it heard nothing at all while all were told {@code posts} times; begins anew. */
    boolean heardNothing(long posts) {
        boolean nothing = posts + hearings <= 0;
        hearings = 0;
        return nothing;
    }
}
