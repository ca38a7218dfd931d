package org.mandala.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.mandala.server.home.FreeSpace;

/**
 * Whether edits are stored, for whoever watches the house. Rule D38.
 *
 * @param failing whether the store takes nothing now
 * @param damaged how many documents in use are damaged
 * @param line the line to other nodes: none, up or down; without it people are served all the same
 * @param closing whether the house closes, so that nobody new is to be sent here (rule N18)
 */
public record Readiness(
        BooleanSupplier failing,
        Supplier<FreeSpace.State> space,
        IntSupplier damaged,
        Supplier<String> line,
        BooleanSupplier closing) {
    private static final int READY = 200;
    private static final int NOT_READY = 503;

    void answer(RoutingContext ctx) {
        boolean stores = !failing.getAsBoolean();
        boolean ready = stores && !closing.getAsBoolean();
        JsonObject body = new JsonObject()
                .put("ready", ready)
                .put("store", stores ? "ok" : "failing")
                .put("space", space.get().name().toLowerCase(Locale.ROOT))
                .put("damaged", damaged.getAsInt())
                .put("line", line.get());
        ctx.response()
                .setStatusCode(ready ? READY : NOT_READY)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }
}
