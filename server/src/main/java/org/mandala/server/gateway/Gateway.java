package org.mandala.server.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.concurrent.atomic.AtomicInteger;
import org.mandala.server.Config;

/** Listens: one HTTP server on each of several event loops, all on one port. */
public final class Gateway {
    private final Vertx vertx;
    private final Router router;
    private final Origins origins;
    private final Config config;
    private final FirstVisit firstVisit;
    private final AtomicInteger port = new AtomicInteger();

    Gateway(Vertx vertx, Router router, Origins origins, Config config, FirstVisit firstVisit) {
        this.vertx = vertx;
        this.router = router;
        this.origins = origins;
        this.config = config;
        this.firstVisit = firstVisit;
    }

    /** Opens {@code loops} listeners; completes with the port that they share. */
    public Future<Integer> open(int loops) {
        return firstVisit
                .make()
                .compose(ignored -> vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(loops)))
                .map(ignored -> port.get())
                .onSuccess(taken -> origins.settle(config.publicUrl(), config.isSecure(), taken));
    }

    private final class Listener extends VerticleBase {
        @Override
        public Future<?> start() {
            return vertx.createHttpServer(ServerOptions.of(config))
                    .requestHandler(router)
                    .listen()
                    .map(HttpServer::actualPort)
                    .onSuccess(port::set);
        }
    }
}
