package org.mandala.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
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

/** What small bytes could do to a large server, over raw sockets: W2 of the test plan. Each ends within a second and costs little memory. */
class BombsTest {
    private static final int FIN_BINARY = 0x82;
    private static final int RSV1 = 0x40;
    private static final long WITHIN_MS = 1_000;
    private static final long HEAP_BYTES = 16 << 20;
    private static final int MESSAGE_BYTES = 4 << 20;

    @TempDir
    private Path data;

    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
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
            assertStillServes();
            TestDoc.await("what waits for the flood to be little", () -> usedHeap() - before < HEAP_BYTES);
        }
    }

    private void assertStillServes() throws IOException {
        long from = System.nanoTime();
        try (RawSocket other = connect()) {
            other.frame(0x81, "text".getBytes(UTF_8));
            assertEnds(other, 1003);
        }
        assertThat((System.nanoTime() - from) / 1_000_000).isLessThan(2 * WITHIN_MS);
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

    private static void assertEnds(RawSocket socket, Integer... codes) throws IOException {
        long from = System.nanoTime();
        assertThat(socket.closeCode()).isIn((Object[]) codes);
        assertThat((System.nanoTime() - from) / 1_000_000).isLessThan(WITHIN_MS);
    }

    private static byte[] deflated(int zeros) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[zeros]);
        deflater.finish();
        byte[] small = new byte[1 << 18];
        int length = deflater.deflate(small);
        deflater.end();
        return java.util.Arrays.copyOf(small, length);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
