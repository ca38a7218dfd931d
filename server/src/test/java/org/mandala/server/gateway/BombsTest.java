package org.mandala.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;

/** What small bytes could do to a large server, over raw sockets: W2 of the test plan. Each ends, costs the event loops less than a second of work, and little memory. */
class BombsTest {
    private static final int FIN_BINARY = 0x82;
    private static final int RSV1 = 0x40;
    /** What one attack may cost the event loops, on any machine and whatever else it does. */
    private static final long CPU_MS = 1_000;

    private static final long HEAP_BYTES = 16 << 20;
    private static final int MESSAGE_BYTES = 4 << 20;

    @TempDir
    private Path data;

    private TestHouse house;
    private long cpuBefore;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
        cpuBefore = loopsCpuMs();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anOfferOfCompressionIsNotTakenAndACompressedFrameEndsTheLine() throws IOException {
        try (RawSocket socket = connect("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
            assertThat(socket.head()).contains("101").doesNotContain("sec-websocket-extensions");
            socket.frame(FIN_BINARY | RSV1, deflated(64 << 20));
            assertEnds(socket, 0);
        }
    }

    @Test
    void aMessageAboveTheBoundIsRefusedWithItsCode() throws IOException {
        try (RawSocket socket = connect()) {
            socket.frame(FIN_BINARY, new byte[MESSAGE_BYTES + 1]);
            assertEnds(socket, 1009, 0);
        }
    }

    @Test
    void manyFragmentsAreBoundedAsOneMessageIs() throws IOException {
        try (RawSocket socket = connect()) {
            byte[] part = new byte[1 << 16];
            socket.frame(0x02, part);
            for (int i = 0; i <= MESSAGE_BYTES / part.length; i++) {
                socket.frame(0x00, part);
            }
            assertEnds(socket, 1009, 0);
        }
    }

    @Test
    void aLengthOfTwoToThe63EndsTheLineBeforeAByteOfItIsRead() throws IOException {
        for (byte top : new byte[] {(byte) 0x80, 0x7f}) {
            try (RawSocket socket = connect()) {
                socket.raw((byte) FIN_BINARY, (byte) 0xff, top, (byte) -1, (byte) -1, (byte) -1, (byte) -1, (byte) -1);
                socket.raw((byte) -1, (byte) -1, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
                assertEnds(socket, 1009, 1002, 0);
            }
        }
    }

    @Test
    void tenThousandFragmentsOfOneByteCostNothingMuch() throws IOException {
        long before = usedHeap();
        try (RawSocket socket = connect()) {
            socket.frame(0x02, new byte[] {0});
            for (int i = 0; i < 10_000; i++) {
                socket.frame(0x00, new byte[] {0});
            }
            socket.frame(0x80, new byte[] {0});
            assertEnds(socket, 4400);
        }
        assertThat(usedHeap() - before).isLessThan(HEAP_BYTES);
    }

    @Test
    void pingsAreAnsweredOrTheirSenderIsCutAndNothingPilesUp() throws IOException {
        long before = usedHeap();
        try (RawSocket flood = connect()) {
            byte[] pings = pings(1_000);
            for (int i = 0; i < 200; i++) {
                flood.raw(pings);
            }
            try (RawSocket other = connect()) {
                other.frame(0x81, "text".getBytes(UTF_8));
                assertThat(other.closeCode()).isEqualTo(1003);
            }
            TestDoc.await("what waits for the flood to be little", () -> usedHeap() - before < HEAP_BYTES);
        }
    }

    private static byte[] pings(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(RawSocket.framed(0x89, new byte[] {1}));
        }
        return bytes.toByteArray();
    }

    private RawSocket connect(String... headers) throws IOException {
        String token = new ProgramTokens(
                        SigningKey.of(data, new SecureRandom()), TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(1));
        return new RawSocket(house.url(), "/ws/doc/d?token=" + token, headers);
    }

    private void assertEnds(RawSocket socket, Integer... codes) throws IOException {
        assertThat(socket.closeCode()).isIn((Object[]) codes);
        assertThat(loopsCpuMs() - cpuBefore).isLessThan(CPU_MS);
    }

    private static long loopsCpuMs() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(thread ->
                                thread != null && thread.getThreadName().contains("eventloop"))
                        .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getThreadId())))
                        .sum()
                / 1_000_000;
    }

    private static byte[] deflated(int zeros) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[zeros]);
        deflater.finish();
        byte[] small = new byte[1 << 18];
        int length = deflater.deflate(small);
        deflater.end();
        return Arrays.copyOf(small, length);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
