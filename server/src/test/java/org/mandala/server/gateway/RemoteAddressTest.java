package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rule H15. */
class RemoteAddressTest {
    private final Vertx vertx = Vertx.vertx();

    /** Held here: a client that nobody holds is closed by the collector, and what it was asked is never answered. */
    private final HttpClientAgent client = vertx.createHttpClient();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void withoutTrustedProxiesTheHeaderIsNothing() {
        assertThat(seen("", "203.0.113.9")).isEqualTo("127.0.0.1");
        assertThat(seen("10.0.0.0/8", "203.0.113.9")).isEqualTo("127.0.0.1");
    }

    @Test
    void aTrustedProxyTellsWhoCameToIt() {
        assertThat(seen("127.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(seen("127.0.0.0/8, 10.0.0.0/8", "203.0.113.9, 10.1.2.3")).isEqualTo("203.0.113.9");
        assertThat(seen("127.0.0.1", null)).isEqualTo("127.0.0.1");
    }

    @Test
    void whatTheCallerWroteBeforeItIsNotBelieved() {
        assertThat(seen("127.0.0.1", "1.2.3.4, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(seen("127.0.0.1", "nonsense")).isEqualTo("127.0.0.1");
        assertThat(seen("127.0.0.1", "example.org")).isEqualTo("127.0.0.1");
    }

    @Test
    void anAddressIsKeptOnlyCoarsely() {
        assertThat(RemoteAddress.coarse("203.0.113.77")).isEqualTo("203.0.113.x");
        assertThat(RemoteAddress.coarse("2001:db8:1:2::3")).isEqualTo("2001:db8:1::x");
        assertThat(RemoteAddress.coarse("nonsense")).isEmpty();
    }

    @Test
    void aBrowserIsNamedAsItsOwnerKnowsIt() {
        assertThat(Agents.name("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"))
                .isEqualTo("Firefox on Linux");
        assertThat(Agents.name(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                                + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari on iPhone");
        assertThat(Agents.name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"))
                .isEqualTo("Edge on Windows");
        assertThat(Agents.name("curl/8")).isEmpty();
    }

    private String seen(String trusted, @Nullable String forwarded) {
        RemoteAddress remote = new RemoteAddress(trusted);
        var server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end(remote.of(request)))
                .listen(0, "127.0.0.1")
                .await();
        return client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                .compose(request -> {
                    if (forwarded != null) {
                        request.putHeader("X-Forwarded-For", forwarded);
                    }
                    return request.send();
                })
                .compose(response -> response.body())
                .map(Object::toString)
                .await();
    }
}
