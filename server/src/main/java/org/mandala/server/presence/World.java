package org.mandala.server.presence;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mandala.server.presence.HereNow.Counts;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.RosterPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is where in the whole programme, as far as the nodes know of one another. Rule N17. */
public final class World {
    /** What nodes serve is said with their beats: whoever asks again so soon is told the same, so that any number of pages costs one question. */
    static final long KNOWN_FOR_MS = 1_000;

    private static final long NANOS_PER_MS = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    private final HereNow here;
    private final @Nullable PresenceRegistry registry;
    private final @Nullable Nodes nodes;
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    /** What was asked last, and when. */
    private record Asked(long atMs, Future<Map<String, String>> serving) {}

    World(HereNow here, @Nullable PresenceRegistry registry, @Nullable Nodes nodes) {
        this.here = here;
        this.registry = registry;
        this.nodes = nodes;
    }

    /** How many are in each session; without an answer from the others, those of this node. */
    public Future<Counts> counts() {
        if (registry == null || nodes == null) {
            return Future.succeededFuture(here.counts());
        }
        return serving(registry)
                .map(serving -> {
                    Counts[] all = {here.counts()};
                    serving.forEach((node, text) -> {
                        if (!nodes.isDead(node)) {
                            all[0] = all[0].with(Counts.decode(text));
                        }
                    });
                    return all[0];
                })
                .otherwise(failure -> here.counts());
    }

    private Future<Map<String, String>> serving(PresenceRegistry from) {
        long now = System.nanoTime() / NANOS_PER_MS;
        Asked last = asked.get();
        if (last != null && now - last.atMs() < KNOWN_FOR_MS && !last.serving().failed()) {
            return last.serving();
        }
        Asked anew = new Asked(now, from.serving());
        asked.set(anew);
        return anew.serving();
    }

    /** Who is in a session. */
    public Future<List<RosterPerson>> in(String session) {
        List<RosterPerson> known = here.in(session);
        if (!known.isEmpty() || registry == null) {
            return Future.succeededFuture(known);
        }
        return registry.read(session).map(room -> people(room.places())).otherwise(List.of());
    }

    /** Whether what is known of other nodes may be out of date. */
    public boolean isApart() {
        return nodes != null && nodes.isApart();
    }

    private static List<RosterPerson> people(Map<String, String> places) {
        Map<String, RosterPerson> people = new LinkedHashMap<>();
        for (String value : places.values()) {
            try {
                RosterPerson person = Placed.decode(value).person();
                people.put(person.id(), person);
            } catch (MalformedMessage e) {
                LOG.warn("what is in a place cannot be read: {}", e.getMessage());
            }
        }
        return List.copyOf(people.values());
    }
}
