package org.mandala.server.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.atomic.AtomicInteger;
import org.mandala.server.Config;

/** Listens: one HTTP server on each of several event loops, all on one port. */
public final class Gateway {
    private final Vertx vertx;
    private final Router router;
    private final Origins origins;
    private final Config config;
    private final AtomicInteger port = new AtomicInteger();

    Gateway(Vertx vertx, Router router, Origins origins, Config config) {
        this.vertx = vertx;
        this.router = router;
        this.origins = origins;
        this.config = config;
    }

    /** Opens {@code loops} listeners; completes with the port that they share. */
    public Future<Integer> open(int loops) {
        return deploy(1, config.port())
                .compose(ignored -> {
                    origins.settle(config.publicUrl(), port.get());
                    return loops > 1 ? deploy(loops - 1, port.get()) : Future.succeededFuture();
                })
                .map(ignored -> port.get());
    }

    private Future<String> deploy(int instances, int onPort) {
        HttpServerOptions options = ServerOptions.of(config).setPort(onPort);
        return vertx.deployVerticle(() -> new Listener(options), new DeploymentOptions().setInstances(instances));
    }

    private final class Listener extends VerticleBase {
        private final HttpServerOptions options;

        Listener(HttpServerOptions options) {
            this.options = options;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen()
                    .map(HttpServer::actualPort)
                    .onSuccess(port::set);
        }
    }
}
