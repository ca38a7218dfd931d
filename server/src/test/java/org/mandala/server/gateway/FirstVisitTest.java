package org.mandala.server.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.DocClient;
import org.mandala.server.TestHouse;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;

/** What the house does before it opens leaves nothing behind. */
class FirstVisitTest {
    @TempDir
    private Path data;

    @Test
    void theFirstVisitorIsSentAwayAndThenHasAllOfTheDocumentOfTheRehearsal() throws TimeoutException {
        Vertx vertx = Vertx.vertx();
        try {
            assertThat(TestEdge.of(vertx, data).firstVisit().make().await(20, SECONDS))
                    .isTrue();
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void theDocumentThatTheFirstVisitorAsksForIsNotThereAfterwards() {
        try (TestHouse house = new TestHouse(data)) {
            String token = new ProgramTokens(
                            SigningKey.of(data, new SecureRandom()), TokenBook.NONE, InstantSource.system())
                    .mint("*", Access.WRITE, Duration.ofDays(1));
            try (DocClient late = new DocClient(house.url(), "/ws/doc/" + FirstVisit.DOC + "?token=" + token, 1, 0)) {
                assertThat(late.closeCode()).isEqualTo(4404);
            }
        }
    }
}
