package org.mandala.server;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The Redis by which nodes find one another; without {@code addresses} the house has one node. */
public record RedisKeys(String addresses, String kind, String master, String user, String password) {
    private static final Set<String> KINDS = Set.of("standalone", "sentinel", "cluster");

    public boolean isSet() {
        return !addresses.isBlank();
    }

    /** Each address. */
    public List<String> list() {
        return Arrays.stream(addresses.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    void check(List<String> problems) {
        if (!KINDS.contains(kind)) {
            problems.add("redis.kind must be standalone, sentinel or cluster, not \"" + kind + "\"");
        }
        for (String each : list()) {
            if (!each.matches("rediss?://[^/\\s]+(/.*)?")) {
                problems.add("redis.addresses must be like redis://host:6379, not \"" + each + "\"");
            }
        }
        if (kind.equals("sentinel") && master.isBlank()) {
            problems.add("redis.master must be what the Sentinels call the master");
        }
    }
}
