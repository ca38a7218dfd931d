package org.mandala.server.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import org.mandala.server.protocol.Close;

/** One WebSocket: what comes in goes to its listener, what goes out waits in a bounded outbox, and a heartbeat tells whether anyone is there. */
final class Socket {
    /** Well below the read timeout: a few pongs may be lost. */
    private static final long PING_EVERY_MS = 5_000;

    private static final Buffer NOTHING = Buffer.buffer();

    /** What the kinds of sockets make of messages. Called on the socket's event loop. */
    interface Listener {
        void onText(Buffer message);

        void onBinary(Buffer message);

        /** The connection is gone; {@code code} is what its peer said, or null for a lost line. */
        void onGone(@org.jspecify.annotations.Nullable Short code);
    }

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Outbox outbox;
    private Runnable afterwards = () -> {};

    /** The socket reads nothing until {@link #listen}. */
    Socket(Vertx vertx, ServerWebSocket socket, int outboxBytes) {
        this.vertx = vertx;
        this.socket = socket;
        this.outbox = new Outbox(socket, outboxBytes);
        socket.pause();
        // Raised for a message over the limit, which otherwise leaves the connection open.
        socket.exceptionHandler(failure -> {
            if (failure instanceof IllegalStateException) {
                close(Close.MESSAGE_TOO_BIG);
            }
        });
    }

    /** What to do when the connection has gone; said before {@link #listen}. */
    void onGone(Runnable what) {
        afterwards = what;
    }

    void listen(Listener listener) {
        socket.textMessageHandler(text -> listener.onText(Buffer.buffer(text)));
        socket.binaryMessageHandler(listener::onBinary);
        long ping = vertx.setPeriodic(PING_EVERY_MS, ignored -> socket.writePing(NOTHING));
        Handler<Void> gone = ignored -> {
            vertx.cancelTimer(ping);
            afterwards.run();
            listener.onGone(socket.closeStatusCode());
        };
        if (socket.isClosed()) {
            gone.handle(null);
        } else {
            socket.closeHandler(gone);
            socket.resume();
        }
    }

    void sendBinary(Buffer message) {
        outbox.sendBinary(message);
    }

    void sendText(Buffer message) {
        outbox.sendText(message);
    }

    void close(Close why) {
        outbox.close(why);
    }

    boolean isClosed() {
        return outbox.isClosed();
    }
}
