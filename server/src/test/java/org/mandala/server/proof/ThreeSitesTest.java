package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/**
 * One room and one board at three sites, each a process of its own behind two long lines, to Redis and to the store, that are cut in turn, one way or both. When all
 * is well again nothing is lost and all are equal. Rules D30, D33, L1, N9 to N15. {@code -Druns=20} for the long run.
 */
class ThreeSitesTest {
    private static final int RUNS = Integer.getInteger("runs", 1);
    private static final long SEED = Long.getLong("seed", 20_261_127);
    private static final int SITES = 3;
    private static final int CUTS = RUNS > 1 ? 6 : 3;
    private static final int EDITS = 12;

    /** Within half of it a cut goes unnoticed, beyond it the line is replaced. */
    private static final int LONGEST_CUT_MS = 5_000;

    @TempDir
    Path temp;

    private final Vertx vertx = Vertx.vertx();
    private final Random random = new Random(SEED);
    private final List<Site> sites = new ArrayList<>();
    private final Set<String> written = new TreeSet<>();
    private RedisServer redis;

    @BeforeEach
    void open() throws Exception {
        redis = new RedisServer(temp);
        PostgresAddress database = PostgresServer.shared().database();
        for (String name : List.of("boston", "copenhagen", "singapore")) {
            sites.add(new Site(name, temp, vertx, redis, database));
        }
        String leading = sites.get(0).links().get("facilitator");
        sites.forEach(site -> site.enter(leading));
    }

    @AfterEach
    void close() throws Exception {
        sites.forEach(Site::close);
        redis.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void whateverIsCutBetweenThemNothingIsLostAndAllAreEqualWhenItIsHealed() {
        for (int run = 0; run < RUNS; run++) {
            String board = "board" + run;
            written.clear();
            sites.forEach(site -> site.openBoard(board));
            for (int i = 0; i < CUTS; i++) {
                cut();
                write();
                Fault.lasts(random.nextInt(LONGEST_CUT_MS));
                write();
                sites.forEach(Site::heal);
            }
            allIsWritten();
            allBoardsAreEqual(board);
            allSessionsAreEqual(run);
            sites.forEach(Site::closeBoard);
        }
        System.out.println("figure sites.lost 0 changes target 0 ok");
    }

    private void cut() {
        Site site = sites.get(random.nextInt(SITES));
        switch (random.nextInt(5)) {
            case 0 -> site.cutStore();
            case 1 -> site.cutOff();
            case 2 -> site.cutBack();
            default -> site.cutRedis();
        }
    }

    private void write() {
        for (int i = 0; i < EDITS; i++) {
            for (Site site : sites) {
                written.add(site.edit());
            }
        }
        sites.forEach(Site::sayHello);
    }

    private void allIsWritten() {
        for (Site site : sites) {
            site.awaitSaved();
        }
    }

    private void allBoardsAreEqual(String board) {
        for (Site site : sites) {
            TestDoc.await(
                    site.name() + " to have all that was written",
                    () -> site.keys().size() == written.size());
            assertThat(site.keys()).isEqualTo(written);
            try (TestDoc fresh = site.server().open(board)) {
                assertThat(Site.keys(fresh)).isEqualTo(written);
            }
        }
        List<String> texts = sites.stream().map(Site::text).distinct().toList();
        assertThat(texts).as("the text that all wrote").hasSize(1);
    }

    /** What was said has happened once; all have heard the same without a gap, and somebody who comes is shown the same by each. */
    private void allSessionsAreEqual(int run) {
        sites.forEach(Site::settle);
        String last = "all is well " + run;
        sites.get(0).say(last);
        // What was said over and over may have used up what one may say in a while.
        sites.get(0).settle();
        long from = sites.stream().mapToLong(Site::since).max().orElse(0);
        List<Map<Long, String>> heard =
                sites.stream().map(site -> site.hearsUpTo(last, from)).toList();
        for (Map<Long, String> each : heard) {
            assertThat(each).isEqualTo(heard.get(0));
            assertThat(each.keySet())
                    .containsExactlyElementsOf(LongStream.rangeClosed(from + 1, from + each.size())
                            .boxed()
                            .toList());
        }
        AtomicReference<List<JsonNode>> shown = new AtomicReference<>(List.of());
        TestDoc.await("all to show the same moment", () -> {
            shown.set(shown());
            return shown.get().stream().map(each -> each.get("seq")).distinct().count() == 1;
        });
        assertThat(shown.get().stream()
                        .map(each -> each.get("state"))
                        .distinct()
                        .toList())
                .as("what is shown of the session")
                .hasSize(1);
    }

    private List<JsonNode> shown() {
        return sites.stream().map(site -> site.shows(sites.get(0))).toList();
    }
}
