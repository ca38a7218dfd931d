package org.mandala.server.home;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All homes of this node; a key lives always in the same one. */
public final class Homes {
    private final List<Home> homes;

    /** Homes that are there already, one at least. */
    public Homes(List<Home> homes) {
        this.homes = List.copyOf(homes);
    }

    /** Makes {@code count} homes, each on an event loop of its own as far as there are that many. */
    public static Future<Homes> open(Vertx vertx, int count) {
        List<Home> homes = new CopyOnWriteArrayList<>();
        return vertx.deployVerticle(() -> new Arrival(homes), new DeploymentOptions().setInstances(count))
                .map(ignored -> new Homes(homes));
    }

    public Home of(String key) {
        return homes.get(Math.floorMod(key.hashCode(), homes.size()));
    }

    public List<Home> all() {
        return homes;
    }

    private static final class Arrival extends VerticleBase {
        private final List<Home> homes;

        Arrival(List<Home> homes) {
            this.homes = homes;
        }

        @Override
        public Future<?> start() {
            homes.add(new LoopHome(vertx, context));
            return Future.succeededFuture();
        }
    }
}
