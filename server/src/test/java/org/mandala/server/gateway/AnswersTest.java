package org.mandala.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What of requests that went wrong is told to the log. */
@Isolated("it reads what the process says of errors")
class AnswersTest {
    /** More than the system keeps for a socket that nobody reads. */
    private static final long MUCH = 256L << 20;

    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Vertx vertx = Vertx.vertx();
    private final Router router = Router.router(vertx);

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        System.setErr(new PrintStream(log, true, UTF_8));
        router.route().failureHandler(ctx -> {
            Answers.failure(ctx);
            answered.countDown();
        });
    }

    @AfterEach
    void close() {
        System.setErr(usual);
        vertx.close().await();
    }

    @Test
    void aPageThatClosesWhileAFileIsSentIsNoError() throws IOException, InterruptedException {
        Path file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(MUCH);
        }
        router.get().handler(ctx -> ctx.response().sendFile(file.toString()).onFailure(ctx::fail));
        try (Socket page = ask()) {
            assertThat(page.getInputStream().read()).isPositive();
            page.setSoLinger(true, 0);
        }
        assertThat(answered.await(20, SECONDS)).isTrue();
        assertThat(log.toString(UTF_8)).doesNotContain("request failed");
    }

    @Test
    void whatGoesWrongForWhoeverIsThereIsAnError() throws IOException, InterruptedException {
        router.get().handler(ctx -> ctx.fail(new IllegalStateException("a mistake of ours")));
        try (Socket page = ask()) {
            assertThat(page.getInputStream().read()).isPositive();
        }
        assertThat(answered.await(20, SECONDS)).isTrue();
        assertThat(log.toString(UTF_8)).contains("ERROR", "request failed", "a mistake of ours");
    }

    private Socket ask() throws IOException {
        HttpServer server =
                vertx.createHttpServer().requestHandler(router).listen(0).await();
        Socket page = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        page.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
        return page;
    }
}
