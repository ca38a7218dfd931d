package org.mandala.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketFramesTest {
    private static final ByteBufAllocator ALLOC = ByteBufAllocator.DEFAULT;

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536, 200_000})
    void framesOfEveryLengthComeBackAsTheyWent(int length) {
        byte[] payload = new byte[length];
        ByteBuf stream = Unpooled.buffer()
                .writeBytes(WebSocketFrames.fromServer(ALLOC, WebSocketFrames.BINARY, payload))
                .writeBytes(WebSocketFrames.fromClient(ALLOC, WebSocketFrames.PING, payload, length));

        assertThat(read(stream)).containsExactly("2:" + length, "9:" + length);
        assertThat(stream.isReadable()).isFalse();
    }

    @Test
    void aFrameThatIsNotWholeWaitsForItsRest() {
        ByteBuf stream =
                Unpooled.buffer().writeBytes(WebSocketFrames.fromServer(ALLOC, WebSocketFrames.BINARY, new byte[300]));
        for (int length = 0; length < stream.readableBytes(); length++) {
            ByteBuf part = stream.slice(0, length);

            assertThat(read(part)).isEmpty();
            assertThat(part.readerIndex()).isZero();
        }
    }

    private static List<String> read(ByteBuf in) {
        List<String> frames = new ArrayList<>();
        WebSocketFrames.read(in, (opcode, bytes, length) -> {
            bytes.skipBytes(length);
            frames.add(opcode + ":" + length);
        });
        return frames;
    }
}
