package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.store.StoreFailed;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.Migrations;

final class MigrationsTest {
    private static final Path FILES = Path.of("src/main/resources/db/migration");

    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);

    @Test
    void theNewestVersionIsThatOfTheLastFile() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.mapToInt(MigrationsTest::version).max()).hasValue(Migrations.NEWEST);
        }
    }

    @Test
    void asManyFilesAreKnownAsThereAre() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.count()).isEqualTo(Migrations.FILES);
        }
    }

    private static int version(Path file) {
        var name = Pattern.compile("V(\\d+)__\\w+\\.sql")
                .matcher(file.getFileName().toString());
        assertThat(name.matches()).as("%s", file).isTrue();
        return Integer.parseInt(name.group(1));
    }

    @Test
    void anEmptyFolderGetsTheNewestSchema() throws SQLException {
        result(SqliteFilesTest.open(temp).close());
        assertThat(tables(temp)).isEqualTo(tables(folders.fresh())).isGreaterThan(10);
    }

    private static long tables(Path folder) throws SQLException {
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            return db.one("SELECT COUNT(*) FROM sqlite_master", row -> row.getLong(1))
                    .orElseThrow();
        }
    }

    @Test
    void aDatabaseOfTheNewestSchemaIsLeftAlone() throws SQLException {
        Path folder = folders.fresh();
        change(folder, "UPDATE flyway_schema_history SET description = 'as it was', checksum = 1");
        // Flyway would refuse the strange check sum: it is not asked.
        result(SqliteFilesTest.open(folder).close());
    }

    @Test
    void aDatabaseWhoseLastMigrationFailedIsFlywaysToJudge() throws SQLException {
        Path folder = folders.fresh();
        change(folder, "UPDATE flyway_schema_history SET success = 0");
        assertThatThrownBy(() -> SqliteFilesTest.open(folder)).hasMessageContaining("failed migration");
        assertFree(folder);
    }

    @Test
    void aDatabaseOfANewerMandalaIsNotTouched() throws SQLException {
        Path folder = folders.fresh();
        change(folder, "UPDATE flyway_schema_history SET version = '999'");
        assertThatThrownBy(() -> SqliteFilesTest.open(folder)).hasMessageContaining("newer Mandala");
        assertFree(folder);
    }

    @Test
    void whatIsNoDatabaseIsToldClearly() throws IOException, SQLException {
        Files.writeString(temp.resolve("mandala.db"), "this is not a database".repeat(100));
        assertThatThrownBy(() -> SqliteFilesTest.open(temp))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("cannot be opened");
        Files.delete(temp.resolve("mandala.db"));
        assertFree(temp);
    }

    private static void change(Path folder, String sql) throws SQLException {
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            db.update(sql);
        }
    }

    /** A start that failed holds nothing. */
    private static void assertFree(Path folder) throws SQLException {
        try (FolderLock lock = FolderLock.take(folder)) {
            assertThat(lock).isNotNull();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
