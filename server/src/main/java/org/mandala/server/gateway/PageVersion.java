package org.mandala.server.gateway;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says with every answer of the API which build of the page belongs to this server, by the name of its first script: a page that
 * is older reloads. Rule H21.
 */
final class PageVersion {
    static final String HEADER = "X-Mandala-Page";
    private static final Pattern SCRIPT = Pattern.compile("src=\"/assets/([^\"]+\\.js)\"");

    private final String version;

    PageVersion() {
        Matcher script = SCRIPT.matcher(page());
        version = script.find() ? script.group(1) : "";
    }

    void add(RoutingContext ctx) {
        if (!version.isEmpty()) {
            ctx.response().putHeader(HEADER, version);
        }
        ctx.next();
    }

    /** Empty where the server was built without its page, as in tests. */
    private static String page() {
        try (InputStream page = PageVersion.class.getResourceAsStream("/webroot/index.html")) {
            return page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
