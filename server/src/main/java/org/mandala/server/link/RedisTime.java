package org.mandala.server.link;

import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.OptionalDouble;
import org.mandala.server.home.SharedTime;

/** The common time in Redis: its clock, and a hash of what the leading node says of it, read and changed by one script. Rule K9. */
public final class RedisTime implements SharedTime {
    private static final List<String> CLOCK = List.of("p:{nodes}:clock");
    private static final Script SCRIPT = Script.of("clock");

    private final RedisLink link;

    public RedisTime(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Reading> read() {
        return ask("", "", "", 0);
    }

    @Override
    public Future<Reading> tell(String node, double programmeMs, OptionalDouble ahead, long silentMs) {
        String measured = ahead.isPresent() ? text(ahead.getAsDouble()) : "";
        return ask(node, text(programmeMs), measured, silentMs);
    }

    private Future<Reading> ask(String node, String programme, String ahead, long silentMs) {
        return SCRIPT.run(link, CLOCK, List.of(node, programme, ahead, String.valueOf(silentMs)))
                .map(RedisTime::reading);
    }

    private static Reading reading(Response answer) {
        String ahead = answer.get(2).toString();
        return new Reading(
                Double.parseDouble(answer.get(0).toString()),
                answer.get(1).toString(),
                ahead.isEmpty() ? 0 : Double.parseDouble(ahead),
                Long.parseLong(answer.get(3).toString()));
    }

    /** Microseconds are enough, and no exponent: Lua would read it, people would not. */
    private static String text(double ms) {
        return String.format(java.util.Locale.ROOT, "%.3f", ms);
    }
}
