package org.mandala.server.proof;

import java.util.Map;
import org.mandala.server.store.postgres.PostgresAddress;

/** What a node of the demo programme is told, one of several over one database and one Redis. */
final class NodeEnvironment {
    private NodeEnvironment() {}

    static Map<String, String> of(String name, String key, String redis, PostgresAddress database) {
        return Map.of(
                "MANDALA_NODE_NAME",
                name,
                "MANDALA_NODE_SIGNING_KEY",
                key,
                "MANDALA_REDIS_ADDRESSES",
                redis,
                "MANDALA_STORE_URL",
                database.url(),
                "MANDALA_STORE_USER",
                database.user(),
                "MANDALA_STORE_PASSWORD",
                database.password(),
                "MANDALA_DEMO",
                "true");
    }
}
