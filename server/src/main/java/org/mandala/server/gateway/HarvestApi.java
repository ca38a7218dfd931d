package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.Function;
import org.mandala.server.programme.Ids;
import org.mandala.server.protocol.HarvestView;

/** What a session brought, for its page and as a file. Rules L38 and L39. */
final class HarvestApi {
    private final HarvestShelf shelf;

    HarvestApi(HarvestShelf shelf) {
        this.shelf = shelf;
    }

    Future<Void> harvest(RoutingContext ctx, Caller caller) {
        Answers.json(ctx, shelf.of(ctx.pathParam("id")));
        return Future.succeededFuture();
    }

    Future<Void> file(RoutingContext ctx, Caller caller) {
        return attached(ctx, "", HarvestText::of);
    }

    Future<Void> chat(RoutingContext ctx, Caller caller) {
        return attached(ctx, "-chat", HarvestText::chatOf);
    }

    private Future<Void> attached(RoutingContext ctx, String what, Function<HarvestView, String> text) {
        return shelf.of(ctx.pathParam("id")).compose(found -> {
            String name = Ids.of(found.title(), Set.of()) + what + ".md";
            return ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/markdown; charset=utf-8")
                    .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .end(text.apply(found));
        });
    }
}
