package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandala.crdt.Doc;
import org.mandala.server.doc.StoredDoc;
import org.mandala.server.store.Store;
import org.mandala.server.store.sql.Db;

/** Rule D35: a damaged update is put aside, and the document is worked on again. */
final class SetAsideTest {
    private static final String DOC = "board:one";

    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);
    private final Doc author = new Doc();

    /** Three words, an update each. */
    private Path written() {
        Path folder = folders.fresh();
        List<Buffer> updates = new ArrayList<>();
        author.onUpdate((update, origin) -> updates.add(Buffer.buffer(update)));
        List.of("one ", "two ", "three")
                .forEach(word -> author.getText("t").insert(author.getText("t").length(), word));
        Store store = SqliteFilesTest.open(folder);
        result(store.docs().create(DOC));
        result(store.docs().append(DOC, updates));
        result(store.close());
        return folder;
    }

    private static void change(Path folder, String sql) throws SQLException {
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            assertThat(db.update(sql)).isEqualTo(1);
        }
    }

    private static Doc loaded(Path folder) {
        Store store = SqliteFilesTest.open(folder);
        StoredDoc stored = result(store.docs().load(DOC));
        result(store.close());
        assertThat(stored.damage()).isNull();
        Doc doc = new Doc();
        stored.updates().forEach(update -> doc.applyUpdate(update.getBytes(), null));
        return doc;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE doc_update SET bytes = x'0102' WHERE seq = 2",
                "UPDATE doc_update SET crc32c = crc32c + 1 WHERE seq = 2",
                "DELETE FROM doc_update WHERE seq = 2"
            })
    void whatComesAfterTheDamageWaitsForAMemberWhoHasTheMissingPart(String damage) throws SQLException {
        Path folder = written();
        change(folder, damage);
        assertThat(SetAside.of(folder, DOC)).isEqualTo(new SetAside.Done(1, folder.resolve("aside")));
        Doc doc = loaded(folder);
        assertThat(doc.getText("t").toString()).isEqualTo("one ");
        doc.applyUpdate(author.encodeStateAsUpdate(doc.stateVector()), null);
        assertThat(doc.getText("t").toString()).isEqualTo("one two three");
        assertThat(doc.hasPending()).isFalse();
    }

    @Test
    void whatCouldNotBeReadIsKeptInAFile() throws SQLException, IOException {
        Path folder = written();
        change(folder, "UPDATE doc_update SET bytes = x'0102' WHERE seq = 3");
        SetAside.of(folder, DOC);
        assertThat(Files.readAllBytes(folder.resolve("aside/board_one-3.update")))
                .containsExactly(1, 2);
        assertThat(loaded(folder).getText("t").toString()).isEqualTo("one two ");
    }

    @Test
    void aSoundDocumentIsLeftAsItIs() {
        Path folder = written();
        assertThat(SetAside.of(folder, DOC).rows()).isZero();
        assertThat(folder.resolve("aside")).doesNotExist();
        assertThat(loaded(folder).getText("t").toString()).isEqualTo("one two three");
    }

    @Test
    void nothingIsTouchedBesideARunningServerAndWhatIsNotThereIsSaid() {
        Path folder = written();
        assertThatThrownBy(() -> SetAside.of(folder, "another")).isInstanceOf(BackupFailed.class);
        Store store = SqliteFilesTest.open(folder);
        assertThatThrownBy(() -> SetAside.of(folder, DOC)).isInstanceOf(BackupFailed.class);
        result(store.close());
        assertThatThrownBy(() -> SetAside.of(temp.resolve("nowhere"), DOC))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("--data");
    }
}
