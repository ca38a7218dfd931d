package org.mandala.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Homes;

/** The line between nodes over a real Redis that is killed, frozen, cut off and reset. Rules N1 to N4. */
class RedisLinkTest {
    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Vertx vertx;
    private RedisServer redis;
    private NetLine net;
    private RedisLink here;
    private RedisLink there;

    /** What a listener heard, in order; "missed" where it was told so. */
    private static final class Ear implements Backplane.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void heard(Buffer message) {
            heard.add(message.toString());
        }

        @Override
        public void missed() {
            heard.add("missed");
        }

        void hears(String expected) throws InterruptedException {
            assertThat(heard.poll(15, TimeUnit.SECONDS)).isEqualTo(expected);
        }

        /** The next that is not "missed". */
        String next() throws InterruptedException {
            String next = heard.poll(15, TimeUnit.SECONDS);
            return "missed".equals(next) ? next() : String.valueOf(next);
        }
    }

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        redis = new RedisServer(folder);
        net = new NetLine(vertx, redis.port());
        here = link(redis.address());
        there = link(net.address());
    }

    @AfterEach
    void close() throws Exception {
        await(here.close());
        await(there.close());
        net.close();
        redis.close();
        for (AutoCloseable each : opened) {
            each.close();
        }
        await(vertx.close());
    }

    @Test
    void whatOneNodeSaysTheOthersHearInOrderAndItselfNot() throws Exception {
        Ear mine = listen(here, "room");
        Ear theirs = listen(there, "room");
        for (int i = 0; i < 500; i++) {
            here.publish("room", Buffer.buffer("m" + i));
        }
        for (int i = 0; i < 500; i++) {
            theirs.hears("m" + i);
        }
        there.publish("room", Buffer.buffer("answer"));
        mine.hears("answer");
    }

    @Test
    void aLostMessageIsNoticedByTheNextOneAndALostLastOneByTheCount() throws Exception {
        Ear theirs = listen(there, "room");
        here.publish("room", Buffer.buffer("one"));
        theirs.hears("one");
        redis.ask("CLIENT", "KILL", "TYPE", "pubsub");
        await(() -> !redis.ask("PUBSUB", "SHARDCHANNELS").contains("room"));
        here.publish("room", Buffer.buffer("lost, or not"));
        await(() -> there.isUp() && redis.ask("PUBSUB", "SHARDCHANNELS").contains("room"));
        assertThat(drainUntilMissed(theirs)).isTrue();
        here.publish("room", Buffer.buffer("two"));
        assertThat(theirs.next()).isIn("two", "lost, or not");
    }

    @Test
    void aRedisThatWasKilledAndIsEmptyIsUsedAgainAtOnce() throws Exception {
        Ear theirs = listen(there, "room");
        redis.kill();
        await(() -> !here.isUp() && !there.isUp());
        assertThatThrownBy(() -> await(here.ask(Request.cmd(Command.PING)))).isInstanceOf(RedisLink.Down.class);
        redis.startAgain();
        await(() -> here.isUp() && there.isUp());
        theirs.hears("missed");
        here.publish("room", Buffer.buffer("again"));
        assertThat(theirs.next()).isEqualTo("again");
    }

    @Test
    void aRedisThatStandsStillIsLeftWithinSecondsAndFoundAgain() throws Exception {
        Ear theirs = listen(there, "room");
        redis.freeze();
        assertThatThrownBy(() -> await(here.ask(Request.cmd(Command.GET).arg("x"))))
                .as("no command waits for ever (N1)")
                .isNotNull();
        await(() -> !here.isUp() && !there.isUp());
        redis.thaw();
        await(() -> here.isUp() && there.isUp());
        theirs.hears("missed");
        here.publish("room", Buffer.buffer("thawed"));
        assertThat(theirs.next()).isEqualTo("thawed");
    }

    @Test
    void aCutLineIsNoticedWithoutAWordFromEitherEndAndWhatWasSaidMeanwhileIsKnownToBeMissed() throws Exception {
        Ear theirs = listen(there, "room");
        net.cut();
        await(() -> !there.isUp());
        here.publish("room", Buffer.buffer("unheard"));
        net.heal();
        await(there::isUp);
        theirs.hears("missed");
        here.publish("room", Buffer.buffer("after"));
        assertThat(theirs.next()).isEqualTo("after");
    }

    @Test
    void aHalfOpenLineIsReplaced() throws Exception {
        listen(there, "room");
        net.cutBack();
        await(() -> !there.isUp());
        net.heal();
        await(there::isUp);
    }

    @Test
    void resetConnectionsAreOpenedAgain() throws Exception {
        Ear theirs = listen(there, "room");
        net.reset();
        theirs.hears("missed");
        here.publish("room", Buffer.buffer("after"));
        assertThat(theirs.next()).isEqualTo("after");
    }

    @Test
    void whoStopsListeningHearsNothingMore() throws Exception {
        Ear theirs = new Ear();
        Runnable end = there.listen("room", theirs);
        theirs.hears("missed");
        end.run();
        await(() -> !redis.ask("PUBSUB", "SHARDCHANNELS").contains("room"));
        assertThat(theirs.heard).isEmpty();
    }

    private static boolean drainUntilMissed(Ear ear) throws InterruptedException {
        String next;
        do {
            next = ear.heard.poll(15, TimeUnit.SECONDS);
        } while (next != null && !next.equals("missed"));
        return next != null;
    }

    private static Ear listen(RedisLink link, String channel) throws InterruptedException {
        Ear ear = new Ear();
        link.listen(channel, ear);
        ear.hears("missed");
        return ear;
    }

    private RedisLink link(String address) throws Exception {
        Homes homes = await(Homes.open(vertx, 1));
        RedisLink link = RedisLink.open(
                vertx,
                new RedisAddress(List.of(address), "standalone", "", "", ""),
                homes.of("link"),
                new Random(opened.size() + Integer.parseInt(address.replaceAll(".*:", ""))));
        await(link.whenOpen());
        return link;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(15, TimeUnit.SECONDS);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited 20 s in vain");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }
}
