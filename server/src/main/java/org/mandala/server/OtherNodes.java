package org.mandala.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.CommonTime;
import org.mandala.server.home.Homes;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SpentTickets;
import org.mandala.server.link.RedisAddress;
import org.mandala.server.link.RedisLink;
import org.mandala.server.link.RedisPresence;
import org.mandala.server.link.RedisSpentTickets;
import org.mandala.server.link.RedisTime;
import org.mandala.server.presence.HereNow;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.presence.Nodes;

/**
 * The other nodes of the programme, found by Redis where the configuration names one; else there are none.
 *
 * @param settled completes within some seconds, once this node has taken the common time; fails where another node that is running is called the same
 */
record OtherNodes(
        Neighbours neighbours,
        @Nullable RedisLink link,
        @Nullable Nodes nodes,
        Future<Void> settled) {
    private static final long NANOS_PER_MS = 1_000_000;

    /** The channel on which nodes tell whose rights have changed. Rule N16. */
    private static final String RIGHTS = "rights";

    /** Does not wait for Redis for longer than two seconds: a house opens without it. */
    static OtherNodes find(
            Vertx vertx,
            Config config,
            Homes homes,
            RandomGenerator random,
            RightsWatch watch,
            HereNow here,
            ProgrammeClock clock) {
        RedisKeys redis = config.redis();
        if (!redis.isSet()) {
            return new OtherNodes(Neighbours.NONE, null, null, Future.succeededFuture());
        }
        RedisLink link = RedisLink.open(
                vertx,
                new RedisAddress(redis.list(), redis.kind(), redis.master(), redis.user(), redis.password()),
                homes.of("link"),
                random);
        RedisPresence presence = new RedisPresence(link, random);
        Nodes nodes = new Nodes(
                config.node().name(),
                presence,
                homes.of("nodes"),
                () -> System.nanoTime() / NANOS_PER_MS,
                random,
                () -> here.counts().encode());
        Future<Void> alone = nodes.open();
        Neighbours neighbours = Neighbours.over(link, presence, nodes);
        tellRights(link, neighbours, watch);
        CommonTime time = new CommonTime(nodes.me(), new RedisTime(link), clock, homes.of("link"));
        return new OtherNodes(
                neighbours, link, nodes, Future.all(alone, time.open()).mapEmpty());
    }

    /** How the line between nodes stands, for whoever watches the house. */
    String line() {
        return link == null ? "none" : link.isUp() ? "up" : "down";
    }

    /** Which tickets for sockets were used at any node. */
    SpentTickets spentTickets() {
        return link == null ? SpentTickets.HERE : new RedisSpentTickets(link);
    }

    Future<Void> close() {
        return link == null || nodes == null
                ? Future.succeededFuture()
                : nodes.close().eventually(link::close);
    }

    private static void tellRights(Backplane line, Neighbours neighbours, RightsWatch watch) {
        watch.tellOthers(key -> line.publish(RIGHTS, Buffer.buffer(key)), neighbours::tellAll);
        line.listen(RIGHTS, new Backplane.Listener() {
            @Override
            public void heard(Buffer message) {
                watch.heard(message.toString());
            }

            @Override
            public void missed() {
                watch.missed();
            }
        });
    }
}
