package org.mandala.server.link;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.mandala.server.presence.PresenceRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Presence in Redis: a hash for each room, with its epoch and version, changed and told by one script; and a hash of beats. Rules N5 to N9. */
public final class RedisPresence implements PresenceRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(RedisPresence.class);
    private static final String EPOCH = "#e";
    private static final String VERSION = "#v";

    /** A room that nothing changed in for a day is forgotten; who is in it is put there again. */
    private static final String LIVES_SECONDS = "86400";

    private static final List<String> NODES = List.of("p:{nodes}:beats", "p:{nodes}:serves");
    private static final int PARTS = 4;
    private static final Script PUT = Script.of("put");
    private static final Script REMOVE = Script.of("remove");
    private static final Script BEAT = Script.of("beat");
    private static final Script BURY = Script.of("bury");

    private final RedisLink link;
    private final RandomGenerator random;

    public RedisPresence(RedisLink link, RandomGenerator random) {
        this.link = link;
        this.random = random;
    }

    @Override
    public Future<Void> put(String room, String place, String value) {
        String epoch = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
        return PUT.run(link, keys(room), List.of(place, value, epoch, LIVES_SECONDS))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> remove(String room, String place, String value) {
        return REMOVE.run(link, keys(room), List.of(place, value)).map(answer -> answer.toInteger() == 1);
    }

    @Override
    public Future<Snapshot> read(String room) {
        return link.ask(Request.cmd(Command.HGETALL).arg(key(room))).map(answer -> {
            Map<String, String> all = pairs(answer);
            String epoch = String.valueOf(all.getOrDefault(EPOCH, ""));
            long version = Long.parseLong(all.getOrDefault(VERSION, "0"));
            all.remove(EPOCH);
            all.remove(VERSION);
            return new Snapshot(epoch, version, all);
        });
    }

    @Override
    public Future<Mark> mark(String room) {
        return link.ask(Request.cmd(Command.HMGET).arg(key(room)).arg(EPOCH).arg(VERSION))
                .map(answer -> answer.get(0) == null || answer.get(1) == null
                        ? new Mark("", 0)
                        : new Mark(answer.get(0).toString(), answer.get(1).toLong()));
    }

    @Override
    public Runnable listen(String room, Listener listener) {
        return link.listenRaw(channel(room), new Subscriptions.RawListener() {
            @Override
            public void heard(Buffer payload) {
                String[] parts = payload.toString().split("\n", PARTS);
                if (parts.length == PARTS) {
                    listener.changed(new Change(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]));
                } else {
                    LOG.warn("room {}: a change that is not of ours", room);
                }
            }

            @Override
            public void lineLost() {
                listener.lineLost();
            }

            @Override
            public void listening(boolean elsewhere) {
                listener.missed(elsewhere);
            }
        });
    }

    @Override
    public Future<Map<String, Long>> beat(String node, String serves) {
        return BEAT.run(link, NODES, List.of(node, serves)).map(answer -> {
            Map<String, Long> beats = new HashMap<>();
            pairs(answer).forEach((each, count) -> beats.put(each, Long.parseLong(count)));
            return beats;
        });
    }

    @Override
    public Future<Boolean> bury(String node, long beats) {
        return BURY.run(link, NODES, List.of(node, String.valueOf(beats))).map(answer -> answer.toInteger() == 1);
    }

    @Override
    public Future<Map<String, String>> serving() {
        return link.ask(Request.cmd(Command.HGETALL).arg(NODES.get(1))).map(RedisPresence::pairs);
    }

    private static List<String> keys(String room) {
        return List.of(key(room), channel(room));
    }

    /** One tag, so one slot of a cluster. */
    private static String key(String room) {
        return "p:{" + room + "}:m";
    }

    private static String channel(String room) {
        return "p:{" + room + "}";
    }

    /** A map, or as scripts give it names and values in turn. */
    private static Map<String, String> pairs(Response answer) {
        Map<String, String> pairs = new HashMap<>();
        if (answer.isMap()) {
            answer.getKeys().forEach(name -> pairs.put(name, answer.get(name).toString()));
        } else {
            for (int i = 0; i + 1 < answer.size(); i += 2) {
                pairs.put(answer.get(i).toString(), answer.get(i + 1).toString());
            }
        }
        return pairs;
    }
}
