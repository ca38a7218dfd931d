package org.mandala.server.board;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids that nobody can guess, for boards and what is on them. */
final class NewIds {
    private static final int BYTES = 12;

    private final RandomGenerator random;

    NewIds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
