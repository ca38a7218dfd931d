package org.mandala.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import org.mandala.server.identity.Action;

/** The web client from the jar: hashed assets are kept for ever, the page is asked for each time, so that it is never stale. */
final class StaticFiles {
    private static final String ROOT = "webroot";
    private static final int FOREVER_SECONDS = 31_536_000;

    static void mount(Router router) {
        page(router.get("/assets/*"))
                .handler(StaticHandler.create(ROOT + "/assets")
                        .setMaxAgeSeconds(FOREVER_SECONDS)
                        .setIncludeHidden(false));
        // Without this a missing asset would be answered with the page and status 200.
        Gate.row(router.route("/assets/*"), Action.OPEN_PAGE).handler(ctx -> ctx.fail(404));
        page(router.get())
                .handler(StaticHandler.create(ROOT).setCachingEnabled(false).setIndexPage("index.html"));
        page(router.get()).handler(StaticFiles::page);
    }

    private static Route page(Route route) {
        return Gate.row(route, Action.OPEN_PAGE).method(HttpMethod.HEAD);
    }

    /** Every other path is a place in the one page. */
    private static void page(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache").sendFile(ROOT + "/index.html");
    }

    private StaticFiles() {}
}
