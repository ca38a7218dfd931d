package org.mandala.bench.docs;

import static org.mandala.bench.docs.Contender.HOCUSPOCUS;
import static org.mandala.bench.docs.Contender.HOCUSPOCUS_SQLITE;
import static org.mandala.bench.docs.Contender.MANDALA;
import static org.mandala.bench.docs.Contender.RELAY;
import static org.mandala.bench.docs.Contender.Y_WEBSOCKET;
import static org.mandala.bench.docs.Contender.Y_WEBSOCKET_LEVELDB;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is measured, and on which servers: those that a figure compares us with. */
enum Scenario {
    STEADY(MANDALA, Y_WEBSOCKET, HOCUSPOCUS, RELAY),
    HIGHEST(MANDALA, Y_WEBSOCKET, HOCUSPOCUS, RELAY),
    STORM(MANDALA, Y_WEBSOCKET, HOCUSPOCUS, RELAY),
    IDLE(MANDALA, Y_WEBSOCKET, HOCUSPOCUS, RELAY),
    BIG(MANDALA, Y_WEBSOCKET_LEVELDB, HOCUSPOCUS_SQLITE),
    KILL(MANDALA);

    // Made by Set.of, which cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Contender> contenders;

    Scenario(Contender... contenders) {
        this.contenders = Set.of(contenders);
    }

    boolean isFor(Contender contender) {
        return contenders.contains(contender);
    }

    /** All of them for an empty list of names. */
    static Set<Scenario> of(String names) {
        return names.isBlank()
                ? Set.of(values())
                : Arrays.stream(names.split(",", 0))
                        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet());
    }
}
