package org.mandala.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that answers carry: all of them the first ones, the page its policy, the API a stricter one. Rule H20. */
final class SecurityHeaders {
    private static final String PAGE_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'");

    /** Whatever a browser makes of an answer of the API, it runs nothing. */
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy",
                    "camera=(self), microphone=(self), geolocation=(), publickey-credentials-create=(self),"
                            + " publickey-credentials-get=(self)",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** Two years, as browsers ask of those who mean it. */
    private static final String STRICT_TRANSPORT = "max-age=63072000";

    private final Map<String, String> headers;

    /** {@code secure} when people reach the server by https. */
    SecurityHeaders(boolean secure) {
        headers = new LinkedHashMap<>(EVERYWHERE);
        if (secure) {
            headers.put("Strict-Transport-Security", STRICT_TRANSPORT);
        }
    }

    void add(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        headers.forEach(response::putHeader);
        String path = String.valueOf(ctx.request().path());
        boolean api = path.startsWith("/api/");
        response.putHeader("Content-Security-Policy", api ? API_POLICY : PAGE_POLICY);
        if (api) {
            // What is somebody's own is kept by no cache; a handler that knows better says so after this.
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (!path.startsWith("/assets/")) {
            // The page is asked for each time, so that it is never older than its server.
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        ctx.next();
    }
}
