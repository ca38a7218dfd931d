package org.mandala.bench.room;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mandala.bench.load.Upgrade;
import org.mandala.bench.load.WebSocketFrames;

/**
 * One screen: it asks what the page asks, in its order, and then comes in; there it asks the time and reports how it stands as the page
 * does. Lives on the crowd's loop.
 */
final class Seat extends Upgrade {
    private static final Pattern PAGE_WORD = Pattern.compile("(?i)\r\nset-cookie: *mandala_token=([^;]+)");
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");
    private static final ByteBuf COMMAND = needle("\"command\":\"" + Order.PREFIX);
    private static final ByteBuf WELCOME = needle("{\"type\":\"welcome\"");
    private static final String REPORT =
            "{\"type\":\"report\",\"error\":4,\"audio\":\"READY\",\"latency\":20,\"script\":true,\"rang\":0,\"missed\":0}";
    private static final int CLOCK_AT_FIRST = 8;
    private static final long CLOCK_AT_FIRST_MS = 120;
    private static final int CLOCK_THEN = 68;
    private static final long CLOCK_THEN_MS = 250;
    private static final long CLOCK_SELDOM_MS = 3_000;
    private static final long REPORT_MS = 30_000;
    private static final int HEAD = 2;
    private static final int LONG_HEAD = 4;
    private static final int MASK = 4;
    private static final int SHORT = 126;

    private final Crowd crowd;
    private final Room room;
    private final String secret;
    private final int index;
    private @Nullable Channel channel;
    private String word = "";
    private int clocks;
    private long beganNs;
    private long socketNs;

    Seat(Crowd crowd, Room room, String secret, int index) {
        this.crowd = crowd;
        this.room = room;
        this.secret = secret;
        this.index = index;
    }

    private static ByteBuf needle(String text) {
        return Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    /** As a page that was just opened: what the session is, which brings the word for what comes next, too. */
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        beganNs = System.nanoTime();
        http(ctx, "GET /api/v1/sessions/" + room.session(), "", null);
    }

    @Override
    protected boolean upgrades(String head) {
        return head.startsWith("HTTP/1.1 101");
    }

    @Override
    protected void onAnswer(ChannelHandlerContext ctx, String head, String body) {
        Matcher ticket = TICKET.matcher(body);
        Matcher given = PAGE_WORD.matcher(head);
        if (!head.startsWith("HTTP/1.1 200")) {
            crowd.failed(head.lines().findFirst().orElse("") + " " + body);
        } else if (ticket.find()) {
            socketNs = System.nanoTime();
            String path = "/ws/session/" + room.session() + "?ticket=" + ticket.group(1);
            var unused = ctx.writeAndFlush(Unpooled.wrappedBuffer(request(path, room.host(), origin())));
        } else if (given.find()) {
            word = given.group(1);
            http(ctx, "POST /api/v1/tickets", word, "{\"target\":\"session:" + room.session() + "\"}");
        } else {
            crowd.failed("the server gave no word for the page: " + head);
        }
    }

    @Override
    public void onHead(ChannelHandlerContext ctx, String head) {
        send("{\"type\":\"hello\",\"tab\":\"tab-" + index + "\"}");
    }

    @Override
    public void onFrame(int opcode, ByteBuf in, int length) {
        crowd.tally().bytes(length + (length < SHORT ? HEAD : LONG_HEAD));
        if (opcode == WebSocketFrames.TEXT) {
            read(in.slice(in.readerIndex(), length));
        } else if (opcode == WebSocketFrames.CLOSE) {
            crowd.failed("the server closed a seat with " + (length < 2 ? 0 : in.getUnsignedShort(in.readerIndex())));
        } else if (opcode == WebSocketFrames.PING) {
            write(WebSocketFrames.PONG, new byte[0]);
        }
        in.skipBytes(length);
    }

    private void read(ByteBuf text) {
        int at = ByteBufUtil.indexOf(COMMAND, text);
        if (at >= 0) {
            crowd.tally().heard(Order.givenAt(text, at + COMMAND.readableBytes()));
        } else if (ByteBufUtil.indexOf(WELCOME, text) == 0) {
            long now = System.nanoTime();
            crowd.welcomed(now - beganNs, now - socketNs);
            askTime();
            report();
        }
    }

    void order(Order order) {
        crowd.tally().given(room.seats().size());
        send(order.text());
    }

    void close() {
        if (channel != null) {
            var unused = channel.close();
        }
        channel = null;
    }

    @Override
    protected void onGone() {
        if (channel != null) {
            crowd.failed("a seat lost its connection");
        }
    }

    Room room() {
        return room;
    }

    private void askTime() {
        if (channel == null) {
            return;
        }
        send("{\"type\":\"clock\",\"t0\":" + System.nanoTime() / 1_000_000 + "}");
        clocks++;
        var unused = crowd.loop().schedule(this::askTime, nextClockMs(), TimeUnit.MILLISECONDS);
    }

    private long nextClockMs() {
        if (crowd.isSettled()) {
            return CLOCK_SELDOM_MS;
        }
        return clocks < CLOCK_AT_FIRST ? CLOCK_AT_FIRST_MS : clocks < CLOCK_THEN ? CLOCK_THEN_MS : CLOCK_SELDOM_MS;
    }

    private void report() {
        if (channel != null) {
            send(REPORT);
            var unused = crowd.loop().schedule(this::report, REPORT_MS, TimeUnit.MILLISECONDS);
        }
    }

    private String origin() {
        return "Origin: http://" + room.host() + "\r\n";
    }

    private void http(ChannelHandlerContext ctx, String what, String pageWord, @Nullable String body) {
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.US_ASCII);
        String cookie = "Cookie: mandala_login=" + secret
                + (pageWord.isEmpty() ? "" : "; mandala_token=" + pageWord + "\r\nX-Mandala-Token: " + pageWord);
        String text = what + " HTTP/1.1\r\nHost: " + room.host() + "\r\n" + origin() + cookie + "\r\n"
                + (body == null ? "" : "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n")
                + "\r\n" + (body == null ? "" : body);
        var unused = ctx.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void send(String text) {
        write(WebSocketFrames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(int opcode, byte[] payload) {
        Channel open = channel;
        if (open != null) {
            crowd.tally().bytes(payload.length + MASK + (payload.length < SHORT ? HEAD : LONG_HEAD));
            var unused = open.writeAndFlush(
                    WebSocketFrames.fromClient(open.alloc(), opcode, payload, payload.length), open.voidPromise());
        }
    }
}
