package org.mandala.server.proof;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;

/** A member of a document that takes what comes and looks at none of it, so that it costs the measuring process little. */
final class Onlooker implements WebSocket.Listener, AutoCloseable {
    private final WebSocket socket;

    Onlooker(HttpClient client, ServerProcess at, String doc) {
        socket = client.newWebSocketBuilder()
                .header("Origin", at.url())
                .buildAsync(URI.create(at.docUrl(doc)), this)
                .join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
