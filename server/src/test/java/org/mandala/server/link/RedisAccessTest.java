package org.mandala.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.ComposeFile;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Homes;

/** The user of Redis that docker-compose.yml makes may do all that a node does, and no more. */
final class RedisAccessTest {
    private static final String PASSWORD = "of-this-test";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private RedisServer redis;
    private RedisLink link;
    private RedisLink other;

    @BeforeEach
    void open() throws Exception {
        String access = ComposeFile.read(Path.of("../docker-compose.yml")).accessOfRedis();
        Path users = Files.writeString(
                folder.resolve("users.acl"), "user default off\nuser mandala on >" + PASSWORD + " " + access + "\n");
        redis = new RedisServer(folder, List.of("--aclfile", users.toString()));
        link = link(1);
        other = link(2);
    }

    @AfterEach
    void close() throws Exception {
        done(link.close());
        done(other.close());
        redis.close();
        done(vertx.close());
    }

    private RedisLink link(long seed) throws Exception {
        RedisLink opened = RedisLink.open(
                vertx,
                new RedisAddress(List.of(redis.address()), "standalone", "", "mandala", PASSWORD),
                done(Homes.open(vertx, 1)).of("link"),
                new Random(seed));
        done(opened.whenOpen());
        return opened;
    }

    @Test
    void presenceBeatsChannelsAndTicketsAreItsOwn() throws Exception {
        RedisPresence presence = new RedisPresence(link, new Random(3));
        done(presence.put("room", "ana tab", "north"));
        assertThat(done(presence.read("room")).places()).containsEntry("ana tab", "north");
        done(presence.mark("room"));
        assertThat(done(presence.remove("room", "ana tab", "north"))).isTrue();
        assertThat(done(new RedisSpentTickets(link).isFirst("one", Duration.ofSeconds(30))))
                .isTrue();
        assertThat(done(new RedisSpentTickets(other).isFirst("one", Duration.ofSeconds(30))))
                .isFalse();
        assertThat(done(new RedisTime(link).tell("north", 1_000, OptionalDouble.empty(), 1_000)))
                .isNotNull();
        assertThat(done(presence.beat("north", "serves"))).isNotEmpty();
        assertThat(done(presence.bury("north", 99))).isFalse();
        for (String channel : List.of("d:{doc}", "a:{doc}", "s:{session}", "people", "rights")) {
            CompletableFuture<String> heard = new CompletableFuture<>();
            CompletableFuture<Void> listening = new CompletableFuture<>();
            other.listen(channel, new Backplane.Listener() {
                @Override
                public void heard(Buffer message) {
                    heard.complete(message.toString());
                }

                @Override
                public void missed() {
                    listening.complete(null);
                }
            });
            listening.get(15, TimeUnit.SECONDS);
            link.publish(channel, Buffer.buffer("to " + channel));
            assertThat(heard.get(15, TimeUnit.SECONDS)).isEqualTo("to " + channel);
        }
    }

    @Test
    void whatIsNotOursIsNotItsOwn() {
        for (Request request : List.of(
                Request.cmd(Command.GET).arg("x"),
                Request.cmd(Command.SET).arg("x").arg("1"),
                Request.cmd(Command.KEYS).arg("*"),
                Request.cmd(Command.FLUSHALL),
                Request.cmd(Command.CONFIG).arg("GET").arg("*"))) {
            assertThatThrownBy(() -> done(link.ask(request))).hasMessageContaining("NOPERM");
        }
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.await(15, TimeUnit.SECONDS);
    }
}
