package org.mandala.server.gateway;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mandala.server.Config;

/** The HTTP server's settings, each with the trouble it prevents. */
final class ServerOptions {
    /** A silent or half-open peer is cut after this; healthy sockets answer the pings of {@link Socket}. */
    private static final int READ_IDLE_SECONDS = 30;

    /** The only thing that cuts a reader that stalled: closing waits for its window to open. */
    private static final int WRITE_IDLE_SECONDS = 15;

    /** The kernel would take 4 MiB for a stalled reader before we see that anything waits. */
    private static final int SEND_BUFFER_BYTES = 128 << 10;

    /** Listeners that ask for 0 get a port each; those that ask for the same negative number share one. */
    private static final int ANY_SHARED_PORT = -1;

    private static final int CLOSING_SECONDS = 2;
    private static final int MAX_HEADER_BYTES = 8 << 10;
    private static final int MAX_URI_BYTES = 2 << 10;

    static HttpServerOptions of(Config config) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port() == 0 ? ANY_SHARED_PORT : config.port())
                // Both are on by default, and inflate a small frame without bound; they also cost 100 kB a socket.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setDecompressionSupported(false)
                .setCompressionSupported(true)
                .setMaxWebSocketFrameSize(config.limits().messageBytes())
                .setMaxWebSocketMessageSize(config.limits().messageBytes())
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_URI_BYTES)
                .setSendBufferSize(SEND_BUFFER_BYTES)
                .setReadIdleTimeout(READ_IDLE_SECONDS)
                .setWriteIdleTimeout(WRITE_IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setWebSocketClosingTimeout(CLOSING_SECONDS);
        return config.tls().certificate().isEmpty() ? options : secured(options, config.tls());
    }

    /** One certificate for all names: with server name indication Vert.x 5.0 keeps a context for each name asked for. */
    private static HttpServerOptions secured(HttpServerOptions options, Config.Tls tls) {
        return options.setSsl(true)
                .setSni(false)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setKeyCertOptions(
                        new PemKeyCertOptions().setCertPath(tls.certificate()).setKeyPath(tls.key()));
    }

    private ServerOptions() {}
}
