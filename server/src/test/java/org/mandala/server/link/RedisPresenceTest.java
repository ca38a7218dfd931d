package org.mandala.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.home.Homes;
import org.mandala.server.presence.PresenceRegistry;

/** Rooms and beats in a real Redis: rules N5, N7 and N9. */
class RedisPresenceTest {
    private static final String SAME = "missed, nothing lost";
    private static final String ANOTHER = "missed, perhaps lost";
    private static final String GONE = "the line is lost";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private RedisServer redis;
    private RedisLink link;
    private RedisPresence presence;

    @BeforeEach
    void open() throws Exception {
        redis = new RedisServer(folder);
        link = RedisLink.open(
                vertx,
                new RedisAddress(List.of(redis.address()), "standalone", "", "", ""),
                await(Homes.open(vertx, 1)).of("link"),
                new Random(7));
        await(link.whenOpen());
        presence = new RedisPresence(link, new Random(1));
        presence.listen("room", new PresenceRegistry.Listener() {
            @Override
            public void changed(PresenceRegistry.Change change) {
                told.add(change.place() + "=" + change.value());
            }

            @Override
            public void lineLost() {
                told.add(GONE);
            }

            @Override
            public void missed(boolean lost) {
                told.add(lost ? ANOTHER : SAME);
            }
        });
        assertThat(next()).isEqualTo(SAME);
    }

    @AfterEach
    void close() throws Exception {
        await(link.close());
        redis.close();
        await(vertx.close());
    }

    @Test
    void aLineThatBreaksToTheSameRedisHasLostNothingOfItAndOneToAnotherPerhaps_N9() throws Exception {
        redis.ask("CLIENT", "KILL", "TYPE", "pubsub");
        assertThat(next()).isEqualTo(GONE);
        assertThat(afterGone()).isEqualTo(SAME);
        redis.kill();
        assertThat(next()).isEqualTo(GONE);
        redis.startAgain();
        assertThat(afterGone()).isEqualTo(ANOTHER);
    }

    @Test
    void whatIsPutIsToldAndTakenOutOnlyByItsOwnValue_N7() throws Exception {
        await(presence.put("room", "ana tab", "here"));
        assertThat(next()).isEqualTo("ana tab=here");
        assertThat(await(presence.remove("room", "ana tab", "elsewhere"))).isFalse();
        assertThat(await(presence.remove("room", "ana tab", "here"))).isTrue();
        assertThat(next()).isEqualTo("ana tab=");
    }

    @Test
    void aNodeIsForgottenUnlessItHasBeatenSince_N5() throws Exception {
        assertThat(await(presence.beat("north", ""))).containsEntry("north", 1L);
        await(presence.beat("north", ""));
        assertThat(await(presence.bury("north", 1))).isFalse();
        assertThat(await(presence.bury("north", 2))).isTrue();
        assertThat(await(presence.bury("north", 2))).as("another has done it").isTrue();
        assertThat(await(presence.beat("south", ""))).doesNotContainKey("north");
    }

    /** The line may be tried several times. */
    private String afterGone() throws InterruptedException {
        String next = next();
        return next.equals(GONE) ? afterGone() : next;
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(15, TimeUnit.SECONDS));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(15, TimeUnit.SECONDS);
    }
}
