package org.mandala.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.DocClient.until;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.DocClient;
import org.mandala.server.TestHouse;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;

/**
 * Rule D3: three good clients at work on a document, and others who send it what no client should: frames of a recorded session with bits turned,
 * cut, spliced, lengthened, or made up. The seed is `hostile.seed`.
 */
class HostileFramesTest {
    private static final long SEED = Long.getLong("hostile.seed", 20_261_126);
    private static final int ATTACKS = Integer.getInteger("hostile.attacks", 1_500);
    private static final int EDITS = 150;
    private static final int BINARY = 2;
    private static final int DOZEN = 12;

    /** Below this a latency of loopback says more about what else the machine does than about the server, ms. */
    private static final double NOISE_MS = 50;

    private static final int PROGRAM = 1;
    private static final int STRANGER = 2;

    @TempDir
    private Path data;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream usual = System.err;
    private TestHouse house;

    @BeforeEach
    void open() {
        System.setErr(new PrintStream(log, true, UTF_8));
        house = new TestHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
        System.setErr(usual);
    }

    @Test
    void d3GoodClientsGetEverythingInTimeWhateverOthersSend() throws InterruptedException {
        List<DocClient> good = List.of(client(1, PROGRAM), client(2, PROGRAM), client(3, PROGRAM));
        good.forEach(DocClient::sync);
        double[] before = work(good, "before");
        Thread attack = new Thread(this::attack, "hostile");
        attack.start();
        double[] under = work(good, "under attack");
        attack.join();
        double[] after = work(good, "after");
        assertThat(good).allMatch(client -> !client.isGone());
        until("everything saved", () -> good.stream().allMatch(client -> client.saved() >= EDITS));
        DocClient fresh = client(9, PROGRAM).sync();
        until("one state", () -> good.stream().allMatch(client -> sameAs(client, fresh)));
        assertThat(log.toString(UTF_8)).doesNotContain("\tat ").doesNotContain("Exception");
        report(before, under);
        assertThat(usual(under)).isLessThanOrEqualTo(Math.max(2 * Math.max(usual(before), usual(after)), NOISE_MS));
    }

    /** Each edits in turn; how long until both others have it, in ms. */
    private static double[] work(List<DocClient> good, String phase) {
        double[] took = new double[EDITS];
        for (int i = 0; i < EDITS; i++) {
            DocClient writer = good.get(i % good.size());
            String key = phase + " " + i;
            long from = System.nanoTime();
            writer.edit(() -> writer.doc().getMap("good").set(key, "x"));
            until("the edit " + key, () -> good.stream().allMatch(client -> has(client, key)));
            took[i] = (System.nanoTime() - from) / 1e6;
        }
        return took;
    }

    private static boolean has(DocClient client, String key) {
        synchronized (client.doc()) {
            return client.doc().getMap("good").has(key);
        }
    }

    private static boolean sameAs(DocClient client, DocClient other) {
        synchronized (client.doc()) {
            return client.doc().snapshot().equals(other.doc().snapshot());
        }
    }

    private void attack() {
        Random random = new Random(SEED);
        List<byte[]> recorded = recorded();
        DocClient hostile = client(100, STRANGER);
        for (int i = 0; i < ATTACKS; i++) {
            if (hostile.isGone()) {
                hostile.close();
                hostile = client(100 + i, STRANGER);
            }
            hostile.send(BINARY, Mutations.of(recorded, random));
        }
        hostile.close();
    }

    /** Frames of every kind that good clients send, of documents with all types in them. */
    private static List<byte[]> recorded() {
        Doc doc = new Doc(DocOptions.defaults().withClientId(77));
        List<byte[]> frames = new ArrayList<>();
        doc.onUpdate((update, origin) -> frames.add(new Frame.Update(update).encode()));
        doc.getText("text").insert(0, "what pupils notice by the river 🙂");
        doc.getText("text").delete(3, 6);
        doc.getArray("list").push(1, "two", 3.5, true, null);
        doc.getMap("map").set("key", List.of(1, "deep"));
        doc.getText("text").format(0, 4, java.util.Map.of("bold", true));
        frames.add(new Frame.SyncStep1(doc.stateVector()).encode());
        frames.add(new Frame.SyncStep1(StateVector.EMPTY).encode());
        frames.add(new Frame.SyncStep2(doc.encodeStateAsUpdate()).encode());
        frames.add(new Frame.QueryAwareness().encode());
        byte[] state = new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(77, 5, "{\"name\":\"Ana\"}"))).encode();
        frames.add(new Frame.Awareness(state).encode());
        return frames;
    }

    /** The longer a token lasts, the more it is another account. */
    private DocClient client(long id, int days) {
        String token = new ProgramTokens(
                        SigningKey.of(data, new SecureRandom()), TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(days));
        return new DocClient(house.url(), "/ws/doc/d?saved=1&token=" + token, id, 0);
    }

    /** The slowest of a usual dozen: that of a dozen in which the machine was busy with other things counts for nothing. */
    private static double usual(double[] ms) {
        double[] slowest = new double[ms.length / DOZEN];
        for (int i = 0; i < slowest.length; i++) {
            slowest[i] = Arrays.stream(ms, i * DOZEN, (i + 1) * DOZEN).max().orElseThrow();
        }
        Arrays.sort(slowest);
        return slowest[slowest.length / 2];
    }

    private static double p99(double[] ms) {
        double[] sorted = ms.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
    }

    private void report(double[] calm, double[] under) {
        usual.printf(
                "figure hostile_frames_p99_ratio %.2f x target 2 %s%n",
                p99(under) / p99(calm), p99(under) <= 2 * p99(calm) ? "ok" : "short");
        usual.printf("figure hostile_frames_p99 %.1f ms (calm %.1f ms, seed %d)%n", p99(under), p99(calm), SEED);
    }
}
