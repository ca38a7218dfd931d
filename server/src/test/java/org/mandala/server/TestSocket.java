package org.mandala.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket of a test: what it heard, in order. */
public final class TestSocket implements WebSocket.Listener {
    private static final long WAIT_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    static TestSocket open(HttpClient client, URI uri, String origin) {
        TestSocket socket = new TestSocket();
        socket.socket = client.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(uri, socket)
                .join();
        return socket;
    }

    public TestSocket say(String message) {
        if (socket != null) {
            socket.sendText(message, true).join();
        }
        return this;
    }

    /** Says it, unless the other end has closed by then. */
    public TestSocket sayIfOpen(String message) {
        if (socket != null) {
            socket.sendText(message, true).exceptionally(closed -> socket).join();
        }
        return this;
    }

    /** Sends it, unless the other end has closed by then. */
    public void sendIfOpen(byte[] message) {
        if (socket != null) {
            socket.sendBinary(ByteBuffer.wrap(message), true)
                    .exceptionally(closed -> socket)
                    .join();
        }
    }

    public void sayBinary(byte[] message) {
        if (socket != null) {
            socket.sendBinary(ByteBuffer.wrap(message), true).join();
        }
    }

    /** Closes as a browser does when the tab is closed. */
    public void closeTab() {
        if (socket != null) {
            socket.sendClose(1001, "").join();
        }
    }

    /** As when the line goes dead: no close frame. */
    public void lose() {
        if (socket != null) {
            socket.abort();
        }
    }

    /** The next message, which must be of this type. */
    public JsonNode hears(String type) {
        JsonNode message = poll(heard, "a message of type " + type);
        if (!message.get("type").asText().equals(type)) {
            throw new AssertionError("heard " + message + " instead of " + type);
        }
        return message;
    }

    /** The next message, whatever it is. */
    public JsonNode next() {
        return poll(heard, "a message");
    }

    /** The next message of this type; those before it are let pass. */
    public JsonNode hearsNext(String type) {
        while (true) {
            JsonNode message = poll(heard, "a message of type " + type);
            if (message.get("type").asText().equals(type)) {
                return message;
            }
        }
    }

    /** Whether nothing was heard within this time. */
    public boolean hearsNothingFor(long ms) throws InterruptedException {
        return heard.poll(ms, TimeUnit.MILLISECONDS) == null;
    }

    /** Whether nothing that names this text was heard within this time. */
    public boolean hearsNothingOf(String text, long ms) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        JsonNode next = heard.poll(ms, TimeUnit.MILLISECONDS);
        while (next != null && !next.toString().contains(text)) {
            next = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return next == null;
    }

    public int closeCode() {
        return poll(closed, "the close");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                heard.add(JSON.readTree(text.toString()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.add(code);
        return null;
    }

    private <T> T poll(BlockingQueue<T> queue, String what) {
        try {
            T found = queue.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (found == null) {
                throw new AssertionError("waited " + WAIT_SECONDS + " s for " + what + "; closes heard: " + closed);
            }
            return found;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
