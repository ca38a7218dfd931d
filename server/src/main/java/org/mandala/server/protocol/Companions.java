package org.mandala.server.protocol;

import java.util.List;

/** Who shares this person's device. */
public record Companions(String person, List<Companion> companions) {
    public Companions {
        companions = List.copyOf(companions);
    }
}
