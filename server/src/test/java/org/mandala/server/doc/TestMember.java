package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Close;

/** A member without a socket: what it was sent, in order. */
final class TestMember implements Member {
    private final String account;
    private final @Nullable String person;
    final List<byte[]> heard = new ArrayList<>();

    @Nullable Close closed;

    /** A program, if its account is none of a person's. */
    TestMember(String account) {
        this.account = account;
        this.person = account.startsWith("person:") ? account : null;
    }

    @Override
    public boolean mayWrite() {
        return true;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public @Nullable String person() {
        return person;
    }

    @Override
    public Executor loop() {
        return Runnable::run;
    }

    @Override
    public void send(ByteBuf frames) {
        byte[] bytes = new byte[frames.readableBytes()];
        frames.readBytes(bytes);
        frames.release();
        heard.add(bytes);
    }

    @Override
    public void close(Close why) {
        closed = why;
    }
}
