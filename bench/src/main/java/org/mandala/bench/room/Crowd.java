package org.mandala.bench.room;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mandala.bench.load.BenchFailed;

/** All screens of a run, on one event loop. */
final class Crowd implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MS = 30_000;
    private static final long ASK_MS = 60_000;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Deque<Seat> waiting = new ArrayDeque<>();
    private Tally tally = new Tally();
    private List<Arrival> arrivals = new ArrayList<>();
    private int toCome;
    private boolean settled;
    private CompletableFuture<Void> allHere = new CompletableFuture<>();
    private @Nullable String failure;

    /** How long it took, from the page's first question and from the socket's, until somebody had the whole room. */
    record Arrival(long wholeNs, long socketNs) {}

    /** Brings people in evenly over a time, as a page does that was just opened; returns once all are there. */
    List<Arrival> bringWithin(List<Seat> seats, long withinMs, long timeoutMs) throws BenchFailed {
        CompletableFuture<Void> here = begin(seats.size(), false);
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            var unused = loop.schedule(() -> connect(seat), i * withinMs / seats.size(), TimeUnit.MILLISECONDS);
        }
        await(here, timeoutMs);
        return ask(() -> arrivals);
    }

    /** Brings people in as fast as the server takes them, who ask the time as seldom as those who have been there for a while. */
    void bringAtOnce(List<Seat> seats, int atOnce, long timeoutMs) throws BenchFailed {
        CompletableFuture<Void> here = begin(seats.size(), true);
        loop.execute(() -> {
            waiting.addAll(seats);
            for (int i = 0; i < atOnce; i++) {
                connectNext();
            }
        });
        await(here, timeoutMs);
    }

    private CompletableFuture<Void> begin(int count, boolean asSettled) throws BenchFailed {
        return ask(() -> {
            arrivals = new ArrayList<>();
            toCome = count;
            settled = asSettled;
            allHere = new CompletableFuture<>();
            return allHere;
        });
    }

    private void connectNext() {
        Seat next = waiting.poll();
        if (next != null) {
            connect(next);
        }
    }

    private void connect(Seat seat) {
        new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(seat);
                    }
                })
                .connect("127.0.0.1", seat.room().port())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        failed("cannot connect: " + done.cause());
                    }
                });
    }

    void welcomed(long wholeNs, long socketNs) {
        arrivals.add(new Arrival(wholeNs, socketNs));
        toCome--;
        connectNext();
        if (toCome == 0) {
            allHere.complete(null);
        }
    }

    /** The first thing that went wrong ends the run. */
    void failed(String reason) {
        if (failure == null) {
            failure = reason;
        }
        allHere.completeExceptionally(new BenchFailed(reason));
    }

    void close(List<Seat> seats) throws BenchFailed {
        ask(() -> {
            seats.forEach(Seat::close);
            return true;
        });
    }

    /**
     * Starts a new tally and, in the same turn, what it counts, so that nothing of it falls to the one before; returns what that one
     * holds, and fails when anything has gone wrong.
     */
    Tally nextTally(Runnable begin) throws BenchFailed {
        return ask(() -> {
            if (failure != null) {
                throw new BenchFailed(failure);
            }
            Tally last = tally;
            tally = new Tally();
            begin.run();
            return last;
        });
    }

    /** Runs something on the loop, where everything of the seats lives, and returns its answer. */
    <T> T ask(Callable<T> question) throws BenchFailed {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return await(answer, ASK_MS);
    }

    private static <T> T await(CompletableFuture<T> future, long timeoutMs) throws BenchFailed {
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

    /** Whether people count as having been there for a while. */
    boolean isSettled() {
        return settled;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
