package org.mandala.server.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.mandala.server.protocol.Close;

/**
 * What waits for one socket, counted in bytes. The socket's own "queue full" is no measure: written from another loop it
 * says full after 16 messages. Who cannot keep up is asked to come back and sync again; nothing is sent after that.
 */
final class Outbox {
    private final ServerWebSocket socket;
    private final int limitBytes;
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    Outbox(ServerWebSocket socket, int limitBytes) {
        this.socket = socket;
        this.limitBytes = limitBytes;
    }

    void sendBinary(Buffer message) {
        if (admits(message.length())) {
            socket.writeBinaryMessage(message).onComplete(done -> waitingBytes.addAndGet(-message.length()));
        }
    }

    void sendText(Buffer message) {
        if (admits(message.length())) {
            socket.writeTextMessage(message.toString()).onComplete(done -> waitingBytes.addAndGet(-message.length()));
        }
    }

    void close(Close why) {
        if (closed.compareAndSet(false, true)) {
            socket.close((short) why.code(), why.reason());
        }
    }

    boolean isClosed() {
        return closed.get() || socket.isClosed();
    }

    private boolean admits(int bytes) {
        if (isClosed()) {
            return false;
        }
        if (waitingBytes.addAndGet(bytes) > limitBytes) {
            close(Close.RESYNC);
            return false;
        }
        return true;
    }
}
