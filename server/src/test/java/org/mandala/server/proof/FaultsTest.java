package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandala.crdt.Doc;
import org.mandala.server.TestDoc;

/** Rules D31 to D35 and D38, on the real server whose disk fails. */
class FaultsTest {
    private static final long TOLD_MS = 2_000;
    private static final long RESUMED_MS = 5_000;
    private static final int NOT_STORED = 1;
    private static final int DAMAGED = 2;

    @TempDir
    Path temp;

    private Path data;
    private ServerProcess server;

    @BeforeEach
    void open() throws Exception {
        data = Files.createDirectory(temp.resolve("data"));
        server = ServerProcess.start(data, Map.of("MANDALA_LIMITS_UNSTORED_BYTES", "20000"));
    }

    @AfterEach
    void close() {
        server.kill();
    }

    @ParameterizedTest
    @CsvSource({"pwrite64,ENOSPC", "'fsync,fdatasync',EIO", "pwrite64,EIO"})
    void whenTheDiskTakesNothingItIsToldAtOnceAndEditsResumeByThemselves(String calls, String error) {
        assumeTrue(Fault.isPossible(), "strace is not installed");
        TestDoc writer = server.open("board");
        TestDoc other = server.open("board");
        edit(writer, "before");
        writer.awaitSaved();
        long saved = writer.saved();
        long told;
        Fault fault = Fault.begin(server, data, calls, error);
        try {
            edit(writer, "during");
            told = TestDoc.await("the fault to be told", TOLD_MS, () -> writer.state() == NOT_STORED);
            TestDoc.await("the other to see the edit all the same", () -> has(other, "during"));
            TestDoc.await("/readyz to tell it", TOLD_MS, () -> !server.isReady());
            assertThat(writer.saved()).isEqualTo(saved);
        } finally {
            fault.close();
        }
        long resumed =
                TestDoc.await("edits to resume", RESUMED_MS, () -> writer.state() == 0 && writer.saved() > saved);
        TestDoc.await("/readyz to tell it", RESUMED_MS, server::isReady);
        edit(writer, "after");
        writer.awaitSaved();
        report(error + "." + calls.replace(',', '+'), told, resumed);
        assertAllThereAfterAKill("before", "during", "after");
    }

    @Test
    void aDatabaseThatAnotherProgramLocksIsToldAndWaitedFor() throws SQLException {
        TestDoc writer = server.open("board");
        edit(writer, "before");
        writer.awaitSaved();
        long told;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mandala.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            edit(writer, "during");
            told = TestDoc.await("the lock to be told", TOLD_MS, () -> writer.state() == NOT_STORED);
            TestDoc.await("/readyz to tell it", TOLD_MS, () -> !server.isReady());
            assertThat(writer.saved()).isLessThan(writer.edits());
            statement.execute("ROLLBACK");
        }
        long resumed = TestDoc.await("edits to resume", RESUMED_MS, () -> writer.state() == 0);
        writer.awaitSaved();
        report("locked", told, resumed);
        assertAllThereAfterAKill("before", "during");
    }

    /** Rule D33: the client keeps what the server did not take, and sends it when it comes back; who comes back when edits are stored again is taken. */
    @Test
    void whatWaitsInMemoryIsBounded() throws SQLException {
        Doc copy = new Doc();
        TestDoc writer = server.open("board", copy).awaitSynced();
        TestDoc reader = server.open("board");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mandala.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            edit(writer, "large0");
            TestDoc.await("the lock to be told", TOLD_MS, () -> reader.state() == NOT_STORED);
            for (int i = 1; i < 6; i++) {
                edit(writer, "large" + i + "x".repeat(5_000));
            }
            TestDoc.await("the writer to be sent away", () -> writer.closeCode() == 4507);
            assertThat(reader.closeCode()).isZero();
            statement.execute("ROLLBACK");
        }
        TestDoc.await("edits to be stored again", RESUMED_MS, () -> reader.state() == 0);
        Doc again = new Doc();
        again.applyUpdate(copy.encodeStateAsUpdate(), null);
        TestDoc back = server.open("board", again).awaitSynced();
        TestDoc.await(
                "the reader to see all of it",
                () -> reader.read(it -> it.getMap("items").size()) == 6);
        edit(back, "after");
        back.awaitSaved();
    }

    @Test
    void aDamagedDocumentOpensForReadingAndTheOthersDoNotNotice() throws SQLException {
        TestDoc writer = server.open("board");
        edit(writer, "one");
        writer.awaitSaved();
        edit(writer, "two");
        writer.awaitSaved();
        server.kill();
        damage("UPDATE doc_update SET bytes = x'0000' WHERE doc = 'board' AND seq = 2");
        server = ServerProcess.start(data, Map.of());
        TestDoc member = server.open("board");
        TestDoc.await("the damage to be told", TOLD_MS, () -> member.state() == DAMAGED);
        assertThat(has(member, "one")).isTrue();
        assertThat(has(member, "two")).isFalse();
        edit(member, "three");
        TestDoc other = server.open("another");
        edit(other, "fine");
        other.awaitSaved();
        assertThat(other.state()).isZero();
        assertThat(member.saved()).isZero();
        assertThat(has(server.open("board"), "three")).isFalse();
        assertThat(server.readyz().body()).contains("\"damaged\":1").contains("\"ready\":true");
        server.kill();
        damage("UPDATE doc_update SET seq = seq WHERE doc = 'board' AND seq = 2 AND bytes = x'0000'");
        server = ServerProcess.start(data, Map.of());
    }

    /** Changes just one row, which must be there. */
    private void damage(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mandala.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private void assertAllThereAfterAKill(String... words) {
        server.kill();
        server = ServerProcess.start(data, Map.of());
        TestDoc later = server.open("board");
        for (String word : words) {
            assertThat(has(later, word)).as(word).isTrue();
        }
    }

    private static void edit(TestDoc member, String word) {
        member.edit(it -> it.getMap("items").set(word, true));
    }

    private static boolean has(TestDoc member, String word) {
        return member.read(it -> it.getMap("items").has(word));
    }

    private static void report(String fault, long told, long resumed) {
        System.out.println("figure fault." + fault + ".told " + told + " ms target " + TOLD_MS + " ok");
        System.out.println("figure fault." + fault + ".resumed " + resumed + " ms target " + RESUMED_MS + " ok");
    }
}
