package org.mandala.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The web client from the jar: hashed assets are kept for ever, the page is asked for each time, so that it is never stale. */
final class StaticFiles {
    private static final String ROOT = "webroot";
    private static final int FOREVER_SECONDS = 31_536_000;

    static void mount(Router router) {
        router.get("/assets/*")
                .method(HttpMethod.HEAD)
                .handler(StaticHandler.create(ROOT + "/assets")
                        .setMaxAgeSeconds(FOREVER_SECONDS)
                        .setIncludeHidden(false));
        // Without this a missing asset would be answered with the page and status 200.
        router.route("/assets/*").handler(ctx -> ctx.fail(404));
        router.get()
                .method(HttpMethod.HEAD)
                .handler(StaticHandler.create(ROOT).setCachingEnabled(false).setIndexPage("index.html"));
        router.get().method(HttpMethod.HEAD).handler(StaticFiles::page);
    }

    /** Every other path is a place in the one page. */
    private static void page(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache").sendFile(ROOT + "/index.html");
    }

    private StaticFiles() {}
}
