package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.DocClient.until;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.DocClient;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.gateway.OwnedDocuments.Document;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;

/**
 * Every frame of the doc socket, sent well-formed over a real socket by everybody in every relation, to the documents of every kind of board:
 * who may not is refused with the right word and the document stays as it was, who may is not refused. Rules R3, D1, D7, B7 and L40.
 */
class EveryFrameTest {
    private static final String TRIED = "tried";

    /** The answer to the server's first question, and the change. */
    private static final int MESSAGES_OF_A_WRITER = 2;

    @TempDir
    static Path data;

    private static OwnedDocuments all;
    private static long clients = 1;

    @BeforeAll
    static void open() {
        all = new OwnedDocuments(data);
    }

    @AfterAll
    static void close() {
        all.close();
    }

    @Test
    void everyFrameHasAnExample_S1() {
        Set<Class<?>> sent = new HashSet<>();
        frames("me", 1).forEach(frame -> sent.add(frame.getClass()));
        assertThat(sent)
                .as("give the new frame an example here")
                .containsExactlyInAnyOrderElementsOf(RowsTest.members(Frame.class));
    }

    @Test
    void whoMayNotOpenADocumentIsNotHeardThere_S1() {
        int refused = 0;
        for (Document document : all.documents()) {
            for (String person : document.who(null)) {
                Visitor visitor = all.visitor(person);
                assertNoTicket(visitor, document.id());
                TestSocket socket = visitor.open(path(document.id()) + "?ticket=" + elsewhere(visitor, person));
                frames(person, clients++).forEach(frame -> socket.sendIfOpen(frame.encode()));
                assertThat(socket.closeCode())
                        .as("%s at %s", person, document.id())
                        .isEqualTo(4401);
                refused++;
            }
            assertThat(tried(document)).noneMatch(document.who(null)::contains);
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void whoMayReadChangesNothingAndWhoMayWriteDoes_S1() {
        int readers = 0;
        for (Document document : all.documents()) {
            for (String person : document.who(Access.READ)) {
                readOnly(document, person);
                readers++;
            }
            assertThat(tried(document)).noneMatch(document.who(Access.READ)::contains);
            document.who(Access.WRITE).forEach(person -> write(document, person));
            assertThat(tried(document)).containsExactlyInAnyOrderElementsOf(document.who(Access.WRITE));
        }
        assertThat(readers).isGreaterThan(20);
    }

    @Test
    void aJournalAndWhatOneWritesForOneselfOpenToNobodyElse_L40_B7() {
        for (String doc : List.of(
                "journal:" + RightsHouse.SESSION + ":" + OwnedDocuments.PUPIL,
                "own:" + all.sessionBoard() + ":" + OwnedDocuments.PUPIL)) {
            all.visitor(OwnedDocuments.PUPIL).ticket("doc:" + doc);
            all.standings().keySet().stream()
                    .filter(person -> !person.equals(OwnedDocuments.PUPIL))
                    .forEach(person -> assertNoTicket(all.visitor(person), doc));
        }
    }

    @Test
    void aProgramsTokenIsGoodForItsDocumentAndItsAccessAlone_D1() {
        Document document = all.documents().get(0);
        DocClient reader = open(document.id(), "token=" + token(document.id(), Access.READ), "");
        assertUnheard(document, reader, "program");
        DocClient elsewhere = open(document.id(), "token=" + token("another", Access.WRITE), "");
        frames("program", clients++).forEach(elsewhere::send);
        assertThat(elsewhere.closeCode()).isEqualTo(4403);
        DocClient stranger = open(document.id(), "token=made.up", "");
        frames("program", clients++).forEach(stranger::send);
        assertThat(stranger.closeCode()).isEqualTo(4401);
        assertThat(tried(document)).doesNotContain("program");
        DocClient writer = open(document.id(), "token=" + token(document.id(), Access.WRITE), "");
        writer.sync();
        writer.edit(() -> writer.doc().getMap(TRIED).set("program", "x"));
        until("the program's change", () -> tried(document).contains("program"));
        writer.edit(() -> writer.doc().getMap(TRIED).delete("program"));
        until("its end", () -> !tried(document).contains("program"));
        writer.close();
    }

    private static void readOnly(Document document, String person) {
        DocClient client = open(all.visitor(person), document.id());
        assertUnheard(document, client, person);
    }

    /** Of all that it sends nothing is taken; it is told so, and goes on reading. */
    private static void assertUnheard(Document document, DocClient client, String name) {
        client.sync();
        frames(name, clients++).forEach(client::send);
        until(
                "the answer to " + name + " at " + document.id(),
                () -> client.heard().stream()
                                .filter(Frame.SyncStep2.class::isInstance)
                                .count()
                        > 1);
        assertThat(client.heard()).as("%s at %s", name, document.id()).anyMatch(Frame.Auth.class::isInstance);
        synchronized (client.doc()) {
            assertThat(client.doc().getMap(TRIED).has(name))
                    .as("%s at %s", name, document.id())
                    .isFalse();
        }
        assertThat(client.isGone()).isFalse();
        client.close();
    }

    private static void write(Document document, String person) {
        DocClient client = open(all.visitor(person), document.id()).sync();
        client.edit(() -> client.doc().getMap(TRIED).set(person, "x"));
        until(
                person + " to be saved at " + document.id(),
                () -> client.saved() >= MESSAGES_OF_A_WRITER || client.isGone());
        assertThat(client.isGone()).as("%s at %s", person, document.id()).isFalse();
        client.close();
    }

    /** What is in the document by the word of somebody who may read it. */
    private static Set<String> tried(Document document) {
        DocClient client = open(all.visitor(document.who(Access.WRITE).get(0)), document.id())
                .sync();
        synchronized (client.doc()) {
            Set<String> keys = new TreeSet<>(client.doc().getMap(TRIED).keys());
            client.close();
            return keys;
        }
    }

    /** One of each; what they write says by whom it was tried. The question comes last, so that its answer comes after all. */
    private static List<Frame> frames(String name, long client) {
        Doc live = new Doc(DocOptions.defaults().withClientId(1_000_000 + client));
        live.getMap(TRIED).set(name, "by an update");
        Doc answer = new Doc(DocOptions.defaults().withClientId(2_000_000 + client));
        answer.getMap(TRIED).set(name, "by an answer");
        byte[] presence = new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(3_000_000 + client, 1, "{}"))).encode();
        return List.of(
                new Frame.SyncStep2(answer.encodeStateAsUpdate()),
                new Frame.Update(live.encodeStateAsUpdate()),
                new Frame.Awareness(presence),
                new Frame.QueryAwareness(),
                new Frame.Auth("not ours to say"),
                new Frame.SyncStep1(StateVector.EMPTY));
    }

    private static void assertNoTicket(Visitor visitor, String doc) {
        assertThat(visitor.post("/tickets", "{\"target\":\"doc:" + doc + "\"}")
                        .status(403)
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("NOT_ALLOWED");
    }

    /** A ticket that is theirs, for another door. */
    private static String elsewhere(Visitor visitor, String person) {
        Document open = all.documents().stream()
                .filter(document -> document.access(person) != null)
                .findFirst()
                .orElse(null);
        return open == null ? "made-up" : visitor.ticket("doc:" + open.id());
    }

    private static String token(String doc, Access access) {
        return new ProgramTokens(SigningKey.of(data, new SecureRandom()), TokenBook.NONE, InstantSource.system())
                .mint(doc, access, Duration.ofDays(1));
    }

    private static DocClient open(Visitor visitor, String doc) {
        return open(doc, "ticket=" + visitor.ticket("doc:" + doc), "Origin: " + visitor.url() + "\r\n");
    }

    private static DocClient open(String doc, String key, String header) {
        return new DocClient(all.url(), path(doc) + "?saved=1&" + key, clients++, 0, header);
    }

    private static String path(String doc) {
        return "/ws/doc/" + doc;
    }
}
