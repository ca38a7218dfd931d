package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.DocClient.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.YMap;
import org.mandala.crdt.YText;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.DocClient;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.protocol.Close;

/** Parts of a board that are kept for some, against clients that do as they like. Rules B6, B13 and B14. */
class ReservedTest {
    private static final String OPEN = "practice";
    private static final String KEPT = "research";
    private static final AtomicLong IDS = new AtomicLong(1_000);

    @TempDir
    static Path data;

    private static TestHouse house;

    private final List<DocClient> clients = new ArrayList<>();
    private Visitor lea;
    private Visitor ben;
    private String board;
    private DocClient keeper;
    /** Hears what the others do. */
    private DocClient watch;

    @BeforeAll
    static void open() {
        house = new TestHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** A board with a note in each of two sectors, of which one is kept for those who lead. */
    @BeforeEach
    void comeIn() {
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        ben = house.inside(house.links().participantToken(), "Ben", "boston");
        board = lea.post(
                        "/boards",
                        "{\"title\":\"Four fields\",\"template\":\"mandala-four-fields\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .body("id");
        lea.put("/boards/" + board + "/shares", "{\"kind\":\"COHORT\",\"of\":\"demo\",\"access\":\"WRITE\"}")
                .status(200);
        watch = line(lea, "content");
        keeper = line(lea, "content");
        put(keeper, "open", OPEN);
        put(keeper, "kept", KEPT);
        keep("*/" + KEPT, "[]");
    }

    @AfterEach
    void goOut() {
        clients.forEach(DocClient::close);
    }

    @Test
    void whoMayWriteWritesInWhatIsOpenAndEverybodySeesIt_B13() {
        DocClient line = line(ben, "content");
        put(line, "bens", OPEN);
        line.edit(() -> text(line, "open").insert(0, "Dear "));
        line.edit(() -> note(line, "open").set("pos", pos(OPEN)));
        line.edit(() -> line.doc().getMap("items").delete("bens"));
        until("the words", () -> "Dear open".equals(words(keeper, "open")));
        assertThat(line.isGone()).isFalse();
    }

    @Test
    void nothingIsPutIntoWhatIsKeptForOthers_B13() {
        DocClient line = line(ben, "content");
        line.edit(() -> line.doc().transact(null, () -> fill(line, "mine", KEPT)));
        assertRefused(line);
        assertThat(has("mine")).isFalse();
    }

    @Test
    void nothingIsMovedIntoItOrOutOfIt_B13() {
        DocClient into = line(ben, "content");
        into.edit(() -> note(into, "open").set("pos", pos(KEPT)));
        assertRefused(into);
        DocClient out = line(ben, "content");
        out.edit(() -> note(out, "kept").set("pos", pos(OPEN)));
        assertRefused(out);
        assertThat(at("open")).isEqualTo(OPEN);
        assertThat(at("kept")).isEqualTo(KEPT);
    }

    @Test
    void nothingInItIsWrittenInOrDeleted_B13() {
        DocClient writing = line(ben, "content");
        writing.edit(() -> text(writing, "kept").insert(0, "not "));
        assertRefused(writing);
        DocClient deleting = line(ben, "content");
        deleting.edit(() -> deleting.doc().getMap("items").delete("kept"));
        assertRefused(deleting);
        DocClient wiping = line(ben, "content");
        wiping.edit(() -> text(wiping, "kept").delete(0, 4));
        assertRefused(wiping);
        DocClient replacing = line(ben, "content");
        replacing.edit(() -> replacing.doc().transact(null, () -> fill(replacing, "kept", OPEN)));
        assertRefused(replacing);
        assertThat(words(server(), "kept")).isEqualTo("kept");
    }

    @Test
    void aPlaceThatIsNoneCountsAsTheFirstCellOrIsRefused_B13() {
        keep("center/all", "[]");
        for (Object odd : List.of(List.of("nowhere", "at all", 0.5, 0.5), List.of(1.0, 2.0, 3.0), "research", 7.0)) {
            DocClient line = line(ben, "content");
            line.edit(() -> note(line, "open").set("pos", odd));
            assertRefused(line);
        }
        DocClient unset = line(ben, "content");
        unset.edit(() -> note(unset, "open").delete("pos"));
        assertRefused(unset);
        DocClient without = line(ben, "content");
        without.edit(() -> without.doc()
                .transact(
                        null,
                        () -> without.doc()
                                .getMap("items")
                                .set("placeless", new YMap())
                                .set("kind", "note")));
        assertRefused(without);
        assertThat(at("open")).isEqualTo(OPEN);
    }

    @Test
    void aStepTwoIsJudgedLikeEveryOtherUpdate_B13() {
        DocClient line = line(ben, "content");
        Doc other = new Doc(DocOptions.defaults().withClientId(IDS.incrementAndGet()));
        other.applyUpdate(line.doc().encodeStateAsUpdate(), null);
        other.getMap("items").delete("kept");
        line.send(new Frame.SyncStep2(other.encodeStateAsUpdate()));
        assertRefused(line);
        assertThat(has("kept")).isTrue();
    }

    @Test
    void whatHangsOnSomethingThatHasNotComeIsNotKeptForLater_B13() {
        DocClient line = line(ben, "content");
        List<byte[]> updates = new ArrayList<>();
        Doc mine = new Doc(DocOptions.defaults().withClientId(IDS.incrementAndGet()));
        mine.applyUpdate(line.doc().encodeStateAsUpdate(), null);
        mine.onUpdate((update, origin) -> updates.add(update));
        YText kept = (YText) Objects.requireNonNull(
                ((YMap) Objects.requireNonNull(mine.getMap("items").get("kept"))).get("text"));
        kept.insert(0, "a");
        kept.insert(1, "b");
        line.send(new Frame.Update(updates.get(1)));
        assertThat(line.closeCode()).isEqualTo(Close.RESYNC.code());
        assertThat(words(server(), "kept")).isEqualTo("kept");
    }

    @Test
    void drawingFreelyIsAPartAsWell_B13() {
        DocClient line = line(ben, "content");
        line.edit(() -> line.doc().transact(null, () -> drawn(line, "stroke-1")));
        until("the stroke", () -> isHeard(watch, "stroke-1"));
        keep("free", "[]");
        DocClient again = line(ben, "content");
        again.edit(() -> again.doc().transact(null, () -> drawn(again, "stroke-2")));
        assertRefused(again);
        assertThat(has("stroke-2")).isFalse();
    }

    @Test
    void aHolderWritesInWhatIsKeptForThem_B13() {
        keep("*/" + KEPT, "[{\"kind\":\"PERSON\",\"of\":\"" + ben.get("/me").body("id") + "\",\"name\":\"\"}]");
        DocClient line = line(ben, "content");
        line.edit(() -> text(line, "kept").insert(0, "well "));
        until("the words", () -> "well kept".equals(words(keeper, "kept")));
        Visitor mei = house.inside(house.links().participantToken(), "Mei", "boston");
        DocClient other = line(mei, "content");
        other.edit(() -> text(other, "kept").insert(0, "x"));
        assertRefused(other);
    }

    @Test
    void aPartThatIsKeptFromNowOnIsClosedToWhoIsThereAlready_B13_R6() {
        keep("*/" + KEPT, "null");
        DocClient line = line(ben, "content");
        line.edit(() -> text(line, "kept").insert(0, "1"));
        until("the words", () -> "1kept".equals(words(keeper, "kept")));
        keep("*/" + KEPT, "[]");
        // Judged again within two seconds: until then it may still be taken, after that never.
        until("the refusal", () -> {
            if (!line.isGone() && words(watch, "kept").equals(words(line, "kept"))) {
                line.edit(() -> text(line, "kept").insert(0, "2"));
            }
            return line.isGone();
        });
        assertThat(line.closeCode()).isEqualTo(Close.KEPT_FOR_OTHERS.code());
    }

    @Test
    void whoOnlyLooksIsHeardNoMoreAndStays_B14() {
        JsonNode me = ben.get("/me").json();
        onlyLooks(me.get("id").asText(), true);
        assertThat(ben.get("/boards/" + board).json().at("/card/right").asText())
                .isEqualTo("READ");
        DocClient line = line(ben, "content");
        line.edit(() -> text(line, "open").insert(0, "x"));
        until("the word", () -> line.heard().stream().anyMatch(Frame.Auth.class::isInstance));
        assertThat(line.isGone()).isFalse();
        assertThat(words(server(), "open")).isEqualTo("open");
        onlyLooks(me.get("id").asText(), false);
        assertThat(ben.get("/boards/" + board).json().at("/card/right").asText())
                .isEqualTo("WRITE");
    }

    @Test
    void onlyWhoKeepsTheBoardSaysForWhomPartsAreKept_B13_B14() {
        ben.put("/boards/" + board + "/reserved", "{\"part\":\"*/practice\",\"holders\":[]}")
                .status(403);
        ben.put("/boards/" + board + "/lookers", "{\"person\":\"x\",\"only\":true}")
                .status(403);
        lea.put("/boards/" + board + "/reserved", "{\"part\":\"practice\",\"holders\":[]}")
                .status(400);
        lea.put(
                        "/boards/" + board + "/reserved",
                        "{\"part\":\"*/x\",\"holders\":[{\"kind\":\"HOUSE\",\"of\":\"x\",\"name\":\"\"}]}")
                .status(400);
        lea.put(
                        "/boards/" + board + "/reserved",
                        "{\"part\":\"*/x\",\"holders\":[{\"kind\":\"TEAM\",\"of\":\"\",\"name\":\"\"}]}")
                .status(400);
    }

    @Test
    void whatIsPreparedIsMovedByNobodyElseWhateverTheirClientDoes_B6() {
        DocClient seer = line(lea, "frame");
        DocClient leads = line(lea, "frame");
        leads.edit(() -> leads.doc().transact(null, () -> fill(leads, "prepared", OPEN)));
        until("what is prepared", () -> isHeard(seer, "prepared"));
        DocClient line = line(ben, "frame");
        line.edit(() -> note(line, "prepared").set("pos", pos(KEPT)));
        until("the word", () -> line.heard().stream().anyMatch(Frame.Auth.class::isInstance));
        DocClient after = line(lea, "frame");
        assertThat(note(after, "prepared").get("pos")).isEqualTo(pos(OPEN));
    }

    @Test
    void noteInNobodysNameAndRestoringKeepToItToo_B13() {
        ben.post("/boards/" + board + "/anonymous", anonymous(KEPT)).status(403);
        ben.post("/boards/" + board + "/anonymous", anonymous(OPEN)).status(204);
        String content = "content." + board.substring("board.".length());
        String version = lea.post("/docs/" + content + "/versions", "{\"name\":\"before\"}")
                .body("id");
        ben.post("/docs/" + content + "/versions/" + version + "/restore", "").status(403);
        lea.post("/docs/" + content + "/versions/" + version + "/restore", "").status(200);
    }

    @Test
    void whatWasWrittenForOneselfInAClosedPartComesToAnOpenOne_B7_B13() {
        lea.post("/boards/" + board + "/private", "{\"id\":\"r\"}").status(204);
        String own = ben.get("/boards/" + board).json().get("own").asText();
        DocClient line = on(ben, own);
        line.edit(() -> line.doc().transact(null, () -> fill(line, "smuggled", KEPT)));
        // The answer to the server's step 1, and the note.
        until("the note to be stored", () -> line.saved() >= 2);
        lea.post("/boards/" + board + "/reveal", "{\"id\":\"r\"}").status(204);
        until("the note", () -> isHeard(watch, "smuggled"));
        assertThat(at("smuggled")).isNotEqualTo(KEPT);
    }

    private void keep(String part, String holders) {
        lea.put("/boards/" + board + "/reserved", "{\"part\":\"" + part + "\",\"holders\":" + holders + "}")
                .status(204);
    }

    private void onlyLooks(String person, boolean only) {
        lea.put("/boards/" + board + "/lookers", "{\"person\":\"" + person + "\",\"only\":" + only + "}")
                .status(204);
    }

    private DocClient line(Visitor who, String kind) {
        return on(who, kind + "." + board.substring("board.".length()));
    }

    private DocClient on(Visitor who, String doc) {
        String path = "/ws/doc/" + doc + "?saved=1&ticket=" + who.ticket("doc:" + doc);
        DocClient client =
                new DocClient(house.url(), path, IDS.incrementAndGet(), 0, "Origin: " + house.url() + "\r\n").sync();
        clients.add(client);
        return client;
    }

    /** Adds a note and waits until others have it. */
    private void put(DocClient line, String id, String sector) {
        line.edit(() -> line.doc().transact(null, () -> fill(line, id, sector)));
        until("the note", () -> isHeard(watch, id));
    }

    private static boolean isHeard(DocClient line, String id) {
        synchronized (line.doc()) {
            return line.doc().getMap("items").has(id);
        }
    }

    private static void fill(DocClient line, String id, String sector) {
        YMap note = line.doc().getMap("items").set(id, new YMap());
        note.set("kind", "note");
        note.set("pos", pos(sector));
        note.set("text", new YText(id));
    }

    private static void drawn(DocClient line, String id) {
        YMap stroke = line.doc().getMap("items").set(id, new YMap());
        stroke.set("kind", "stroke");
        stroke.set("pos", List.of(10.0, 20.0));
    }

    private static List<Object> pos(String sector) {
        return List.of("notes", sector, 0.5, 0.25);
    }

    private static YMap note(DocClient line, String id) {
        return (YMap) Objects.requireNonNull(line.doc().getMap("items").get(id));
    }

    private static YText text(DocClient line, String id) {
        return (YText) Objects.requireNonNull(note(line, id).get("text"));
    }

    private static String words(DocClient line, String id) {
        synchronized (line.doc()) {
            return text(line, id).toString();
        }
    }

    private void assertRefused(DocClient line) {
        assertThat(line.closeCode()).isEqualTo(Close.KEPT_FOR_OTHERS.code());
    }

    /** The document as the server has it now: somebody who comes just now gets that. */
    private DocClient server() {
        return line(lea, "content");
    }

    private boolean has(String id) {
        return server().doc().getMap("items").has(id);
    }

    private String at(String id) {
        return String.valueOf(
                ((List<?>) Objects.requireNonNull(note(server(), id).get("pos"))).get(1));
    }

    private static String anonymous(String sector) {
        return "{\"text\":\"shy\",\"ring\":\"notes\",\"sector\":\"" + sector + "\",\"u\":0.5,\"v\":0.5}";
    }
}
