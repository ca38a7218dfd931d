package org.mandala.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.DocClient.until;

import io.netty.util.internal.PlatformDependent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.DocClient;
import org.mandala.server.TestHouse;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;

/** Rule D14 at full size: a document of 200 members at 20 updates a second, of whom 50 stop reading. W3 of the test plan. */
class StalledReadersTest {
    private static final int STALLED = 50;
    private static final int READERS = 149;
    private static final long FIRST_STALLED = 1_000;
    private static final int PER_SECOND = 20;
    private static final int SMALL_BUFFER = 4_096;

    /** So that what the kernel takes for a reader, about half a megabyte, is full within the seconds of filling. */
    private static final String FILLER = "x".repeat(8_000);

    private static final int FILLING_SECONDS = 4;

    /** 15 s without taking anything, looked at every 5 s. */
    private static final double CUT_WITHIN_S = 20;

    private static final double P99_MS = 150;
    private static final long EACH_BYTES = 1 << 20;
    private static final String MARK = "@@";

    @TempDir
    private Path data;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closes = new AtomicInteger();
    private final List<DocClient> stalled = new ArrayList<>();
    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
    }

    @AfterEach
    void close() {
        stalled.forEach(DocClient::close);
        vertx.close().await();
        house.close();
    }

    @Test
    void d14FiftyWhoStopReadingCostTheOthersNothing() throws InterruptedException {
        DocClient writer = new DocClient(house.url(), path(), 1, 0).sync();
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(READERS)
                .setMaxMessageSize(1 << 24)
                .setMaxFrameSize(1 << 24));
        for (int i = 0; i < READERS; i++) {
            watch(client.connect(address()).await());
        }
        for (int i = 0; i < STALLED; i++) {
            DocClient slow = new DocClient(house.url(), path(), FIRST_STALLED + i, SMALL_BUFFER)
                    .sync()
                    .silent();
            slow.announce(FIRST_STALLED + i, 1, "{}");
            stalled.add(slow);
        }
        write(writer, 2);
        latencies.clear();
        long before = used();
        stalled.forEach(DocClient::stopReading);
        write(writer, FILLING_SECONDS);
        long from = System.nanoTime();
        write(writer, 10);
        long each = (used() - before) / STALLED;
        while (alive(writer) > 0 && System.nanoTime() - from < 2e9 * CUT_WITHIN_S) {
            write(writer, 1);
        }
        double cutSeconds = (System.nanoTime() - from) / 1e9;
        double p99 = p99(latencies);
        System.err.printf(
                "figure stalled_readers_p99 %.0f ms target %.0f %s%n", p99, P99_MS, p99 <= P99_MS ? "ok" : "short");
        System.err.printf(
                "figure stalled_reader_bytes %d B target %d %s%n",
                each, EACH_BYTES, each <= EACH_BYTES ? "ok" : "short");
        System.err.printf(
                "figure stalled_reader_cut %.1f s target 20 %s%n",
                cutSeconds, cutSeconds <= CUT_WITHIN_S ? "ok" : "short");
        assertThat(closes).hasValue(0);
        assertThat(latencies.size()).isGreaterThan(READERS * PER_SECOND * 8);
        assertThat(p99).isLessThanOrEqualTo(P99_MS);
        assertThat(each).isLessThanOrEqualTo(EACH_BYTES);
        assertThat(alive(writer)).isZero();
        // The writer looks once a second.
        assertThat(cutSeconds).isLessThan(CUT_WITHIN_S + 1.5);
    }

    /** How many of the stalled the server still holds: when it cuts one, it tells the others that they are gone. */
    private static long alive(DocClient writer) {
        return STALLED
                - writer.presences().stream()
                        .filter(entry -> entry.json() == null)
                        .map(AwarenessUpdate.Entry::clientId)
                        .distinct()
                        .count();
    }

    private void watch(WebSocket socket) {
        socket.closeHandler(ignored -> closes.incrementAndGet());
        socket.binaryMessageHandler(message -> {
            String text = message.toString(ISO_8859_1);
            int at = text.indexOf(MARK);
            if (at >= 0) {
                long sent = Long.parseLong(text.substring(at + 2, text.indexOf(MARK, at + 2)));
                latencies.add(System.nanoTime() - sent);
            }
        });
        socket.writeBinaryMessage(Buffer.buffer(new Frame.SyncStep1(StateVector.EMPTY).encode()));
    }

    private static void write(DocClient writer, int seconds) throws InterruptedException {
        for (int i = 0; i < seconds * PER_SECOND; i++) {
            long due = System.nanoTime() + 1_000_000_000L / PER_SECOND;
            String value = MARK + System.nanoTime() + MARK + FILLER;
            writer.edit(() -> writer.doc().getMap("map").set("key", value));
            until("the next turn", () -> System.nanoTime() >= due);
        }
    }

    private static double p99(Queue<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.99 * sorted.length) - 1] / 1e6;
    }

    /** Heap and direct memory that is really held, bytes. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + Math.max(0, PlatformDependent.usedDirectMemory());
    }

    private String path() {
        return "/ws/doc/d?token=" + token();
    }

    private WebSocketConnectOptions address() {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(URI.create(house.url()).getPort())
                .setURI(path());
    }

    private String token() {
        return new ProgramTokens(SigningKey.of(data, new SecureRandom()), TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(1));
    }
}
