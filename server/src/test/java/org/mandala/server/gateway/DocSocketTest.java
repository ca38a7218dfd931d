package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.DocClient.until;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.DocClient;
import org.mandala.server.TestHouse;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;
import org.mandala.server.protocol.Close;

/** Rules D12 to D29, with real sockets on a real server. */
class DocSocketTest {
    private static final long ANN = 11;
    private static final long BEN = 22;
    private static final long CLEO = 33;
    private static final int SMALL_BUFFER = 4_096;

    /** For an editor that is as fast as its machine: how large a document is, is measured once a second, and counted by what came until then. */
    private static final String[] FAST = {
        "updatesPerSecond",
        "100000",
        "updatesAtOnce",
        "100000",
        "bytesAtOnce",
        "500000000",
        "documentWarnBytes",
        "900000000",
        "documentBytes",
        "900000000"
    };

    @TempDir
    private Path data;

    private final Map<Integer, String> tokens = new HashMap<>();
    private @Nullable TestHouse house;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    private void open(String... limits) {
        Map<String, String> flags = new HashMap<>();
        for (int i = 0; i < limits.length; i += 2) {
            flags.put("limits." + limits[i], limits[i + 1]);
        }
        house = new TestHouse(data, flags);
    }

    private TestHouse house() {
        return java.util.Objects.requireNonNull(house);
    }

    /** One program, and so one account, for each number of days: every token that is minted is another one. */
    private String token(int days) {
        return tokens.computeIfAbsent(days, this::mint);
    }

    private String mint(int days) {
        return new ProgramTokens(SigningKey.of(data, new SecureRandom()), TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(days));
    }

    private DocClient client(long id) {
        return client(id, 1, 0);
    }

    private DocClient client(long id, int days, int buffer) {
        return new DocClient(house().url(), "/ws/doc/d?saved=1&token=" + token(days), id, buffer);
    }

    @Test
    void d13AnUpdateGoesToAllOthersOnceAndNotBack() {
        open();
        DocClient ann = client(ANN).sync();
        DocClient ben = client(BEN).sync();
        ann.type("a");
        until("the update", () -> ben.text().equals("a"));
        ben.type("b");
        until("the update", () -> ann.text().equals("ab"));
        assertThat(ann.heard().stream().filter(Frame.Update.class::isInstance)).hasSize(1);
        assertThat(ben.heard().stream().filter(Frame.Update.class::isInstance)).hasSize(1);
    }

    @Test
    void d13ManyUpdatesOfOneTurnReachEverybodyInOrderAndNobodyGetsTheirOwn() {
        open();
        DocClient ann = client(ANN).sync();
        DocClient ben = client(BEN).sync();
        DocClient cleo = client(CLEO).sync();
        for (int i = 0; i < 50; i++) {
            ann.type("a");
            ben.type("b");
        }
        until(
                "all updates",
                () -> cleo.text().length() == 100
                        && ann.text().equals(cleo.text())
                        && ben.text().equals(cleo.text()));
        assertThat(ann.heard().stream().filter(Frame.Update.class::isInstance)).hasSize(50);
        assertThat(cleo.heard().stream().filter(Frame.Update.class::isInstance)).hasSize(100);
    }

    @Test
    void d14ASlowReaderHasNoQueueAndIsBroughtUpToDateByOneDiff() {
        // It does not read for as long as the others write, which on a slow machine is longer than a stalled peer is
        // kept.
        open(
                "updatesPerSecond",
                "100000",
                "updatesAtOnce",
                "100000",
                "bytesAtOnce",
                "500000000",
                "stalledSeconds",
                "600");
        DocClient ann = client(ANN).sync();
        DocClient ben = client(BEN).sync();
        DocClient slow = client(CLEO, 1, SMALL_BUFFER).sync();
        slow.stopReading();
        String large = "x".repeat(20_000);
        for (int i = 0; i < 600; i++) {
            String value = large + i;
            ann.edit(() -> ann.doc().getMap("map").set("key", value));
            if (i % 20 == 19) {
                until("the others' value", () -> value(ben).equals(value));
            }
        }
        slow.readOn();
        until("the last value", () -> value(slow).endsWith("x599"));
        assertThat(ben.bytes()).isGreaterThan(12_000_000);
        // The outbox, what the kernel takes on both sides, and the diff.
        assertThat(slow.bytes()).isLessThan((1 << 20) + (1 << 20) + 100_000);
        ann.type("and on it goes");
        until("what comes after", () -> slow.text().equals("and on it goes"));
        assertThat(slow.isGone()).isFalse();
    }

    private static String value(DocClient client) {
        synchronized (client.doc()) {
            Object value = client.doc().getMap("map").get("key");
            return value == null ? "" : value.toString();
        }
    }

    @Test
    void d14ADocumentLargerThanTheOutboxIsJoined() {
        open("outboxBytes", "100000");
        DocClient ann = client(ANN).sync();
        for (int i = 0; i < 20; i++) {
            ann.type("0123456789".repeat(20_000));
        }
        until("all stored", () -> ann.saved() >= 20);
        DocClient ben = client(BEN).sync();
        assertThat(ben.text()).hasSize(4_000_000);
        assertThat(ben.isGone()).isFalse();
    }

    @Test
    void d14APeerThatStoppedReadingIsCut() {
        open(Stream.concat(Stream.of(FAST), Stream.of("stalledSeconds", "5")).toArray(String[]::new));
        DocClient ann = client(ANN).sync();
        DocClient stalled = client(BEN, 1, SMALL_BUFFER).sync();
        ann.announce(ANN, 1, "{}");
        stalled.announce(BEN, 1, "{}");
        until("the other's presence", () -> !ann.presences().isEmpty());
        stalled.stopReading();
        // What the kernel takes for it differs: on until something waits.
        String large = "x".repeat(20_000);
        until("the end of the stalled one", () -> {
            ann.edit(() -> ann.doc().getMap("map").set("key", large));
            return ann.presences().stream().anyMatch(entry -> entry.json() == null);
        });
    }

    @Test
    void d15AnUpdateWhosePartsNeverComeEndsInANewSync() {
        open("pendingSeconds", "1");
        DocClient ann = client(ANN).sync();
        Doc apart = new Doc(DocOptions.defaults().withClientId(ANN));
        apart.getText("text").insert(0, "lost");
        apart.onUpdate((update, origin) -> ann.send(new Frame.Update(update)));
        apart.getText("text").insert(4, "kept");
        assertThat(ann.closeCode()).isEqualTo(Close.RESYNC.code());
        // Its answer to step 1 alone.
        assertThat(ann.saved()).isLessThanOrEqualTo(1);
    }

    @Test
    void d16ALiveClientIdIsExtendedByItsConnectionAlone() {
        open();
        DocClient ann = client(ANN).sync();
        ann.type("Ann");
        DocClient forger = client(BEN, 2, 0).sync();
        until("the text", () -> forger.text().equals("Ann"));
        Doc forged = annAgain();
        forged.onUpdate((update, origin) -> forger.send(new Frame.Update(update)));
        forged.getText("text").insert(3, " forged");
        assertThat(forger.closeCode()).isEqualTo(Close.CLIENT_ID_TAKEN.code());
        assertThat(forger.heard().stream().anyMatch(Frame.Auth.class::isInstance))
                .isTrue();
        ann.type(" goes on");
        DocClient cleo = client(CLEO).sync();
        until("the text", () -> cleo.text().equals("Ann goes on"));
    }

    /** What Ann wrote, under her client id. */
    private static Doc annAgain() {
        Doc doc = new Doc(DocOptions.defaults().withClientId(ANN));
        doc.getText("text").insert(0, "Ann");
        return doc;
    }

    @Test
    void d16TheSameAccountTakesItsClientIdOverOnANewConnection() {
        open();
        DocClient before = client(ANN).sync();
        before.type("one");
        DocClient after = client(ANN).sync();
        until("the text", () -> after.text().equals("one"));
        after.type(" two");
        DocClient ben = client(BEN).sync();
        until("the text", () -> ben.text().equals("one two"));
    }

    @Test
    void d16AStep2BringsWhatOthersWroteButNotForThoseWhoAreHere() {
        open();
        DocClient ann = client(ANN).sync();
        ann.type("Ann");
        Doc lost = new Doc(DocOptions.defaults().withClientId(CLEO));
        lost.getText("other").insert(0, "lost in a crash");
        DocClient ben = client(BEN, 2, 0).sync();
        ben.send(new Frame.SyncStep2(lost.encodeStateAsUpdate()));
        until("what was lost", () -> {
            synchronized (ann.doc()) {
                return ann.doc().getText("other").toString().equals("lost in a crash");
            }
        });
        Doc forged = annAgain();
        forged.getText("text").insert(3, " forged");
        ben.send(new Frame.SyncStep2(forged.encodeStateAsUpdate()));
        assertThat(ben.closeCode()).isEqualTo(Close.CLIENT_ID_TAKEN.code());
        assertThat(ann.text()).isEqualTo("Ann");
    }

    @Test
    void d16OtherContentUnderAKnownIdIsRefusedWhole() {
        open();
        DocClient ann = client(ANN).sync();
        ann.type("Ann");
        ann.close();
        DocClient ben = client(BEN, 2, 0).sync();
        Doc restored = new Doc(DocOptions.defaults().withClientId(ANN));
        restored.getText("text").insert(0, "Amy and more");
        ben.send(new Frame.SyncStep2(restored.encodeStateAsUpdate()));
        assertThat(ben.closeCode()).isEqualTo(Close.CLIENT_ID_TAKEN.code());
        DocClient cleo = client(CLEO).sync();
        assertThat(cleo.text()).isEqualTo("Ann");
    }

    @Test
    void d16TheSameContentUnderAKnownIdMayComeAgain() {
        open();
        DocClient ann = client(ANN).sync();
        ann.type("Ann");
        DocClient ben = client(BEN, 2, 0).sync();
        ben.send(new Frame.SyncStep2(annAgain().encodeStateAsUpdate()));
        ben.type("Ben");
        until("the text", () -> ann.text().contains("Ben"));
        assertThat(ben.isGone()).isFalse();
    }

    @Test
    void d18AClientThatIsBackWithAnOldClockIsSeenAtOnce() {
        open();
        DocClient ben = client(BEN).sync();
        DocClient ann = client(ANN).sync();
        ann.announce(ANN, 7, "{\"name\":\"Ann\"}");
        until("Ann", () -> ben.presences().size() == 1);
        DocClient back = client(ANN).sync();
        back.announce(ANN, 1, "{\"name\":\"Ann again\"}");
        until("Ann again", () -> ben.presences().size() == 2);
        assertThat(ben.presences().get(1).json()).contains("again");
        assertThat(ben.presences().get(1).clock())
                .isGreaterThan(ben.presences().get(0).clock());
        ann.close();
        back.announce(ANN, 2, "{\"name\":\"Ann stays\"}");
        until("Ann stays", () -> ben.presences().size() == 3);
        assertThat(ben.presences().get(2).json()).contains("stays");
    }

    @Test
    void d18WhatIsEchoedIsNobodysWord() {
        open();
        DocClient ann = client(ANN).sync();
        DocClient ben = client(BEN).sync();
        ann.announce(ANN, 1, "{\"name\":\"Ann\"}");
        until("Ann", () -> ben.presences().size() == 1);
        ann.close();
        until("Ann's leave", () -> ben.presences().size() == 2);
        ben.announce(ANN, ben.presences().get(0).clock(), "{\"name\":\"a ghost\"}");
        DocClient cleo = client(CLEO).sync();
        cleo.send(new Frame.QueryAwareness());
        until("an answer", () -> cleo.heard().stream().anyMatch(Frame.Awareness.class::isInstance));
        assertThat(cleo.presences()).isEmpty();
    }

    @Test
    void d21WhatIsTooBigIsClosed() {
        open("updateBytes", "1000", "awarenessBytes", "100");
        DocClient ann = client(ANN).sync();
        ann.type("x".repeat(1_000));
        assertThat(ann.closeCode()).isEqualTo(Close.MESSAGE_TOO_BIG.code());
        DocClient ben = client(BEN).sync();
        ben.announce(BEN, 1, "{\"name\":\"" + "x".repeat(100) + "\"}");
        assertThat(ben.closeCode()).isEqualTo(Close.MESSAGE_TOO_BIG.code());
    }

    @Test
    void d22AFullDocumentTakesDeletionsOnly() {
        open("documentBytes", "5000");
        DocClient ann = client(ANN).sync();
        ann.type("x".repeat(6_000));
        until("stored", () -> ann.saved() >= 2);
        DocClient ben = client(BEN).sync();
        until("a refusal", () -> isRefused(ben, "y"));
        assertThat(ben.closeCode()).isEqualTo(Close.TOO_LARGE.code());
        long before = ann.saved();
        ann.edit(() -> ann.doc().getText("text").delete(0, 5_900));
        until("stored", () -> ann.saved() > before);
        AtomicLong id = new AtomicLong(100);
        until("room for a letter", () -> !isRefused(client(id.incrementAndGet()).sync(), "z"));
        DocClient cleo = client(CLEO).sync();
        until("the letter", () -> cleo.text().endsWith("z"));
    }

    /** How large a document is, is looked at once a second: until then one more edit may be taken, or refused. */
    private static boolean isRefused(DocClient client, String text) {
        long before = client.saved();
        client.type(text);
        until("an answer", () -> client.saved() > Math.max(1, before) || client.isGone());
        return client.isGone();
    }

    @Test
    void d23APasteOf500NotesPassesUnharmed() {
        open("updatesPerSecond", "200");
        DocClient ann = client(ANN).sync();
        DocClient ben = client(BEN).sync();
        for (int i = 0; i < 500; i++) {
            String key = "note " + i;
            ann.edit(() -> ann.doc().getMap("items").set(key, "text"));
        }
        until("all notes", () -> {
            synchronized (ben.doc()) {
                return ben.doc().getMap("items").keys().size() == 500;
            }
        });
        until("all stored", () -> ann.saved() == 501);
        assertThat(ann.isGone()).isFalse();
    }

    @Test
    void d23WhoIsTooFastWithoutEndIsClosed() {
        open("updatesPerSecond", "100", "updatesAtOnce", "10", "tooFastSeconds", "1");
        DocClient ann = client(ANN).sync();
        until("the end", () -> {
            ann.type("spam");
            return ann.isGone();
        });
        assertThat(ann.closeCode()).isEqualTo(Close.TOO_FAST.code());
    }

    @Test
    void d25SoManyConnectionsAndNoMore() {
        open("connectionsPerDoc", "2", "connectionsPerAddress", "2");
        client(ANN).sync();
        client(BEN).sync();
        assertThat(client(CLEO).closeCode()).isEqualTo(Close.TOO_MANY.code());
        String path = "/ws/doc/other?token=" + token(1);
        String hub = "X-Forwarded-For: 10.0.0.9, 203.0.113.7\r\n";
        assertThat(List.of(
                        new DocClient(house().url(), path, ANN, 0, hub).status(),
                        new DocClient(house().url(), path, BEN, 0, hub).status(),
                        new DocClient(house().url(), path, CLEO, 0, hub).status()))
                .containsExactly(101, 101, 503);
    }

    @Test
    void d11TextClosesAndSoDoesWhatCannotBeRead() {
        open();
        DocClient ann = client(ANN).sync();
        ann.send(1, "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(ann.closeCode()).isEqualTo(Close.TEXT_WHERE_BINARY_IS_DUE.code());
        DocClient ben = client(BEN).sync();
        ben.send(2, new byte[] {0, 2, 3, 9, 9, 9});
        assertThat(ben.closeCode()).isEqualTo(Close.MALFORMED.code());
    }
}
