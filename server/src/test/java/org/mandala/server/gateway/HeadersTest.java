package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;

/** The exact set of headers for each kind of route: rule H20. */
class HeadersTest {
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self';"
            + " worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
            + " require-trusted-types-for 'script'";
    static final String API = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final List<String> WATCHED = List.of(
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "strict-transport-security",
            "cache-control",
            "content-type",
            "server",
            "x-powered-by",
            "access-control-allow-origin");

    @TempDir
    Path data;

    @Test
    void everyKindOfAnswerHasExactlyItsHeaders() {
        try (TestHouse house = new TestHouse(data)) {
            Visitor ana = house.inside(house.links().participantToken(), "Ana", "copenhagen");
            assertThat(headers(ana, "/")).isEqualTo(expected(PAGE, "no-cache", "text/html;charset=UTF-8"));
            assertThat(headers(ana, "/session/x")).isEqualTo(expected(PAGE, "no-cache", "text/html"));
            assertThat(headers(ana, "/api/v1/me")).isEqualTo(expected(API, "no-store", "application/json"));
            assertThat(headers(ana, "/api/v1/nothing"))
                    .isEqualTo(expected(API, "no-store", "application/problem+json"));
            assertThat(headers(ana, "/api/v1/practices/arriving/1"))
                    .isEqualTo(expected(API, "private, max-age=31536000, immutable", "application/json"));
            assertThat(headers(ana, "/assets/nothing.js")).isEqualTo(expected(PAGE, "", "application/problem+json"));
            assertThat(headers(ana, "/healthz")).isEqualTo(expected(PAGE, "no-cache", ""));
        }
    }

    @Test
    void behindHttpsBrowsersAreToldToStayThere() throws IOException {
        Map<String, String> settings =
                Map.of("publicUrl", "https://mandala.example.org", "port", Integer.toString(freePort()));
        try (TestHouse house = new TestHouse(data, settings)) {
            Map<String, String> me = headers(house.visitor(), "/api/v1/me");
            assertThat(me).containsEntry("strict-transport-security", "max-age=63072000");
            String cookies = house.visitor()
                    .from("https://mandala.example.org")
                    .post("/login", "{\"token\":\"" + house.links().participantToken() + "\"}")
                    .response()
                    .headers()
                    .allValues("set-cookie")
                    .toString();
            assertThat(cookies)
                    .contains("__Host-mandala_login=")
                    .contains("__Host-mandala_token=")
                    .contains("Secure")
                    .containsIgnoringCase("HttpOnly")
                    .contains("SameSite=Lax")
                    .contains("SameSite=Strict");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> headers(Visitor visitor, String path) {
        return watched(visitor.visit(visitor.url() + path));
    }

    static Map<String, String> watched(Answer answer) {
        Map<String, String> found = new TreeMap<>();
        answer.response().headers().map().forEach((name, values) -> {
            if (WATCHED.contains(name)) {
                found.put(name, String.join(" | ", values));
            }
        });
        return found;
    }

    static Map<String, String> expected(String policy, String cache, String type) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "content-security-policy", policy,
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "permissions-policy",
                        "camera=(self), microphone=(self), geolocation=(), publickey-credentials-create=(self),"
                                + " publickey-credentials-get=(self)",
                "cross-origin-opener-policy", "same-origin",
                "cross-origin-resource-policy", "same-origin"));
        if (!cache.isEmpty()) {
            all.put("cache-control", cache);
        }
        if (!type.isEmpty()) {
            all.put("content-type", type);
        }
        return all;
    }
}
