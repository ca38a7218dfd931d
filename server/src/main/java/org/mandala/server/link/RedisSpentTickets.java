package org.mandala.server.link;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.SpentTickets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Used tickets in Redis, each for as long as it would be good. Rule H7. */
public record RedisSpentTickets(RedisLink link) implements SpentTickets {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSpentTickets.class);

    @Override
    public Future<Boolean> isFirst(String id, Duration life) {
        Request request = Request.cmd(Command.SET)
                .arg("t:" + id)
                .arg("1")
                .arg("NX")
                .arg("PX")
                .arg(life.toMillis());
        @Nullable Context asker = Vertx.currentContext();
        Future<Boolean> answer = link.ask(request).map(set -> set != null).recover(failure -> {
            LOG.debug("whether a ticket was used at another node is not known: {}", failure.getMessage());
            return Future.succeededFuture(true);
        });
        // The line has an event loop of its own; whoever asks goes on where they are.
        return asker == null ? answer : Future.fromCompletionStage(answer.toCompletionStage(), asker);
    }
}
