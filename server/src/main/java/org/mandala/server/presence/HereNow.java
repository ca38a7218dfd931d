package org.mandala.server.presence;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.RosterPerson;

/** Who is in which session, as far as this node serves it. Safe from any thread. */
public final class HereNow {
    private final Map<String, List<RosterPerson>> bySession = new ConcurrentHashMap<>();

    /** How many people of each site are in each session: small enough to be told with each beat. */
    public record Counts(Map<String, Map<String, Integer>> sessions) {
        public static final Counts NONE = new Counts(Map.of());

        public String encode() {
            return new String(Json.write(this), StandardCharsets.UTF_8);
        }

        static Counts decode(String text) {
            try {
                return text.isEmpty() ? NONE : Json.read(text.getBytes(StandardCharsets.UTF_8), Counts.class);
            } catch (MalformedMessage e) {
                return NONE;
            }
        }

        /** Both; of a session that both know, what {@code this} says. */
        Counts with(Counts others) {
            Map<String, Map<String, Integer>> all = new HashMap<>(others.sessions);
            all.putAll(sessions);
            return new Counts(all);
        }
    }

    public void set(String session, List<RosterPerson> people) {
        if (people.isEmpty()) {
            bySession.remove(session);
        } else {
            bySession.put(session, List.copyOf(people));
        }
    }

    /** Who is in a session; nobody where this node does not serve it. */
    public List<RosterPerson> in(String session) {
        return bySession.getOrDefault(session, List.of());
    }

    public Counts counts() {
        Map<String, Map<String, Integer>> sessions = new TreeMap<>();
        bySession.forEach((session, people) -> {
            Map<String, Integer> sites = new TreeMap<>();
            people.forEach(person -> sites.merge(person.site(), 1, Integer::sum));
            sessions.put(session, sites);
        });
        return new Counts(sessions);
    }
}
