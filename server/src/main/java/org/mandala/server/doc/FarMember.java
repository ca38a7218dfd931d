package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.Executor;
import org.mandala.server.protocol.Close;

/** Somebody who is at the document by another node: known by what they say of themselves, and told nothing from here. */
final class FarMember implements Member {
    private static final Executor NOWHERE = work -> {};

    private final String account;
    private final String node;
    private long heardAt;
    private long clock;

    FarMember(String account, String node) {
        this.account = account;
        this.node = node;
    }

    String node() {
        return node;
    }

    long heardAt() {
        return heardAt;
    }

    /** The next of its own clock, far below those that this node gives out. */
    long heard(long now) {
        heardAt = now;
        return ++clock;
    }

    @Override
    public boolean mayWrite() {
        return false;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Executor loop() {
        return NOWHERE;
    }

    @Override
    public void send(ByteBuf frames) {
        frames.release();
    }

    @Override
    public void close(Close why) {}
}
