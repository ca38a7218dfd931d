package org.mandala.bench.docs;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mandala.bench.load.Upgrade;
import org.mandala.bench.load.WebSocketFrames;

/**
 * The floor of what serving a document can cost: takes a message, and writes it to the others of the room as it is. It knows no Yjs and
 * keeps nothing but the largest update of a room, with which it answers step 1.
 */
final class Relay {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final byte[] EMPTY_STEP_2 = {0, 1, 2, 0, 0};
    private static final int BACKLOG = 4_096;
    private static final int SYNC = 0;
    private static final int STEP_1 = 0;
    private static final int UPDATE = 2;
    /** Smaller updates than this are the load, not the document. */
    private static final int DOCUMENT_BYTES = 4_096;

    private final boolean gathered;
    private final Map<String, Room> rooms = new HashMap<>();

    private Relay(boolean gathered) {
        this.gathered = gathered;
    }

    /** @param arguments the port, and {@code each} or {@code turn} for how often to write */
    public static void main(String[] arguments) {
        listen(Integer.parseInt(arguments[0]), arguments[1].equals("turn"));
    }

    /** Starts a relay; port 0 takes any free one. */
    static Listening listen(int port, boolean gathered) {
        Relay relay = new Relay(gathered);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(relay.new Seat());
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly();
        return new Listening(group, ((InetSocketAddress) bound.channel().localAddress()).getPort());
    }

    /** A relay that runs until it is closed. */
    record Listening(EventLoopGroup group, int port) implements AutoCloseable {
        @Override
        public void close() {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static final class Room {
        private final Set<Seat> seats = new HashSet<>();
        private byte[] step2 = EMPTY_STEP_2;
    }

    private final class Seat extends Upgrade {
        private @Nullable ChannelHandlerContext context;
        private @Nullable Room room;
        private @Nullable ByteBuf gathering;

        @Override
        public void onHead(ChannelHandlerContext ctx, String head) {
            context = ctx;
            room = rooms.computeIfAbsent(head.split(" ", 3)[1], name -> new Room());
            room.seats.add(this);
            String key = head.lines()
                    .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("Sec-WebSocket-Key: ".length());
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade"
                    + "\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
            var unused = ctx.writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII));
        }

        @Override
        public void onFrame(int opcode, ByteBuf in, int length) {
            byte[] payload = new byte[length];
            in.readBytes(payload);
            Room here = room;
            if (opcode != WebSocketFrames.BINARY || here == null || context == null) {
                return;
            }
            if (payload[0] == SYNC && payload[1] == STEP_1) {
                send(WebSocketFrames.fromServer(context.alloc(), WebSocketFrames.BINARY, here.step2));
            } else if (payload[0] != SYNC || payload[1] == UPDATE) {
                keepIfDocument(here, payload);
                broadcast(here, context, payload);
            }
        }

        private void keepIfDocument(Room here, byte[] payload) {
            if (payload[0] == SYNC && payload.length > DOCUMENT_BYTES && payload.length > here.step2.length) {
                here.step2 = payload.clone();
                here.step2[1] = 1;
            }
        }

        private void broadcast(Room here, ChannelHandlerContext ctx, byte[] payload) {
            ByteBuf frame = WebSocketFrames.fromServer(ctx.alloc(), WebSocketFrames.BINARY, payload);
            for (Seat seat : here.seats) {
                if (seat != this) {
                    seat.send(frame.retainedDuplicate());
                }
            }
            frame.release();
        }

        private void send(ByteBuf frame) {
            ChannelHandlerContext ctx = context;
            if (ctx == null) {
                frame.release();
            } else if (gathered) {
                gather(ctx, frame);
            } else {
                var unused = ctx.writeAndFlush(frame, ctx.voidPromise());
            }
        }

        private void gather(ChannelHandlerContext ctx, ByteBuf frame) {
            if (gathering == null) {
                gathering = ctx.alloc().directBuffer(Math.max(512, frame.readableBytes()));
                ctx.channel().eventLoop().execute(() -> flush(ctx));
            }
            gathering.writeBytes(frame);
            frame.release();
        }

        private void flush(ChannelHandlerContext ctx) {
            ByteBuf all = gathering;
            gathering = null;
            if (all != null) {
                var unused = ctx.writeAndFlush(all, ctx.voidPromise());
            }
        }

        @Override
        protected void onGone() {
            if (room != null) {
                room.seats.remove(this);
            }
        }
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
