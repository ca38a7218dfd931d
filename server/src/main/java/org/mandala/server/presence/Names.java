package org.mandala.server.presence;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** What nodes go by: each life of a node has a name of its own. Rule N6. Asked from any thread, changed on the home of {@link Nodes}. */
final class Names {
    private static final int MOST_REMEMBERED = 1_000;

    private final String name;
    private final RandomGenerator random;
    private final Set<String> mine = ConcurrentHashMap.newKeySet();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private volatile String present;

    Names(String name, RandomGenerator random) {
        this.name = name;
        this.random = random;
        this.present = next();
    }

    String present() {
        return present;
    }

    /** The present one counts no more. */
    void renew() {
        dead.add(present);
        present = next();
    }

    /** What it is called in all its lives. */
    String plain() {
        return name;
    }

    /** Whether another, or this node in a life that it does not remember, goes by the same name. */
    boolean isNamesake(String node) {
        return node.startsWith(name + "@") && !isMine(node);
    }

    /** Whether this node goes, or once went, by it. */
    boolean isMine(String node) {
        return mine.contains(node);
    }

    boolean isDead(String node) {
        return dead.contains(node);
    }

    /** False when it was known to be dead. */
    boolean died(String node) {
        if (dead.size() >= MOST_REMEMBERED) {
            dead.clear();
        }
        return dead.add(node);
    }

    /** False when it was not known to be dead. */
    boolean lives(String node) {
        return dead.remove(node);
    }

    private String next() {
        String next = name + "@" + Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
        mine.add(next);
        return next;
    }
}
