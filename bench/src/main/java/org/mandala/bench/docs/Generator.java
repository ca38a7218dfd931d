package org.mandala.bench.docs;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mandala.bench.load.BenchFailed;
import org.mandala.crdt.encoding.ByteWriter;

/**
 * All clients of a run, on one event loop. They are opened a few at a time, as no server's queue of new connections takes thousands at
 * once.
 */
final class Generator implements AutoCloseable {
    private static final int OPENING_AT_ONCE = 200;
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int FIRST_READ_BYTES = 2_048;
    /** A document of megabytes is read in a few calls: reading it must not take longer than serving it. */
    private static final int MOST_READ_BYTES = 1 << 20;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Deque<Member> waiting = new ArrayDeque<>();
    private final LoadUpdates updates = new LoadUpdates();
    private final ByteWriter message = new ByteWriter();
    private byte[] scratch = new byte[1 << 16];
    private Tally tally = new Tally();
    private int opening;
    private int toSync;
    private int goneEarly;
    private boolean closing;
    private @Nullable CompletableFuture<Void> allSynced;
    private @Nullable String failure;

    /** Opens all members of the rooms and returns once each has the document. */
    void open(List<Room> rooms, long timeoutMs) throws BenchFailed {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            failure = null;
            closing = false;
            goneEarly = 0;
            allSynced = done;
            rooms.forEach(room -> fill(room));
            toSync = waiting.size();
            openMore();
        });
        await(done, timeoutMs);
    }

    private void fill(Room room) {
        for (int i = 0; i < room.size(); i++) {
            waiting.add(room.add(this));
        }
    }

    private void openMore() {
        while (opening < OPENING_AT_ONCE && !waiting.isEmpty()) {
            opening++;
            connect(waiting.remove());
        }
    }

    private void connect(Member member) {
        new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(64, FIRST_READ_BYTES, MOST_READ_BYTES))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(member);
                    }
                })
                .connect("127.0.0.1", member.port())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        failed("cannot connect: " + done.cause());
                    }
                });
    }

    void onSynced() {
        opening--;
        toSync--;
        openMore();
        if (toSync == 0 && allSynced != null) {
            allSynced.complete(null);
        }
    }

    void gone(Member member) {
        if (!closing) {
            goneEarly++;
            failed("member " + member.index() + " lost its connection");
        }
    }

    /** Remembers the first thing that went wrong; a run that still opens ends with it. */
    void failed(String reason) {
        if (failure == null && !closing) {
            failure = reason;
        }
        if (allSynced != null) {
            allSynced.completeExceptionally(new BenchFailed(reason));
        }
    }

    /** Connections that the server ended since {@link #open}. */
    int goneEarly() throws BenchFailed {
        return ask(() -> goneEarly);
    }

    /** From now on lost connections are no news. */
    void expectLoss() throws BenchFailed {
        ask(() -> closing = true);
    }

    void close(List<Room> rooms) throws BenchFailed {
        ask(() -> {
            closing = true;
            waiting.clear();
            opening = 0;
            allSynced = null;
            rooms.forEach(room -> room.members().forEach(Member::close));
            return true;
        });
    }

    /** Runs something on the loop, where everything of the members lives, and returns its answer. */
    <T> T ask(Callable<T> question) throws BenchFailed {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return await(answer, TimeUnit.MINUTES.toMillis(1));
    }

    /** Starts a new tally and returns what the last one holds. */
    Tally nextTally() throws BenchFailed {
        return ask(() -> {
            Tally last = tally;
            tally = new Tally();
            return last;
        });
    }

    static <T> T await(CompletableFuture<T> future, long timeoutMs) throws BenchFailed {
        try {
            return future.get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchFailed failed ? failed : new BenchFailed(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            throw new BenchFailed("nothing came of it in " + timeoutMs + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    EventLoop loop() {
        return loop;
    }

    Tally tally() {
        return tally;
    }

    LoadUpdates updates() {
        return updates;
    }

    ByteWriter message() {
        message.clear();
        return message;
    }

    /** A buffer for one frame, good until the next. */
    byte[] scratch(int length) {
        if (length > scratch.length) {
            scratch = new byte[length * 2];
        }
        return scratch;
    }

    long nowNs() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
