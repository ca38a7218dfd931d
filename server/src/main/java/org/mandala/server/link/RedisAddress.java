package org.mandala.server.link;

import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisRole;
import java.util.List;
import java.util.Locale;

/**
 * Where Redis is.
 *
 * @param addresses like redis://host:6379, or rediss:// with TLS; of Sentinels or of cluster nodes several
 * @param kind standalone, sentinel or cluster
 * @param master what the Sentinels call the master
 */
public record RedisAddress(List<String> addresses, String kind, String master, String user, String password) {
    private static final int CONNECT_MS = 1_500;
    /** What waits for answers on one connection; with Redis silent for 3.5 s, that many messages are held, and no more. */
    private static final int MOST_WAITING = 16_384;

    boolean isCluster() {
        return kind.equals("cluster");
    }

    RedisOptions options() {
        RedisOptions options = new RedisOptions()
                .setType(RedisClientType.valueOf(kind.toUpperCase(Locale.ROOT)))
                .setEndpoints(addresses)
                .setMaxWaitingHandlers(MOST_WAITING)
                .setNetClientOptions(
                        new NetClientOptions().setConnectTimeout(CONNECT_MS).setTcpNoDelay(true));
        if (kind.equals("sentinel")) {
            options.setMasterName(master).setRole(RedisRole.MASTER);
        }
        if (!user.isEmpty()) {
            options.setUser(user);
        }
        return password.isEmpty() ? options : options.setPassword(password);
    }
}
