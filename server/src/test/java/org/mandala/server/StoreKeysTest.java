package org.mandala.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreKeysTest {
    private static final String URL = "postgresql://db.example.org:5432/mandala";

    @TempDir
    Path temp;

    @Test
    void withoutAnUrlItIsAFileInTheDataFolder() {
        assertThat(read(Map.of()).isShared()).isFalse();
    }

    @Test
    void thePasswordComesFromTheEnvironmentOrAFileAndIsNeverShown() throws IOException {
        StoreKeys given = read(Map.of(
                "MANDALA_STORE_URL", URL, "MANDALA_STORE_USER", "mandala", "MANDALA_STORE_PASSWORD", "secret-word"));
        assertThat(given.address().password()).isEqualTo("secret-word");
        Path file = Files.writeString(temp.resolve("password"), "secret-word\n");
        StoreKeys fromFile = read(Map.of(
                "MANDALA_STORE_URL",
                URL,
                "MANDALA_STORE_USER",
                "mandala",
                "MANDALA_STORE_PASSWORD_FILE",
                file.toString()));
        assertThat(fromFile.address().password()).isEqualTo("secret-word");
        assertThat(given + " " + given.address() + fromFile).doesNotContain("secret-word");
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithoutThePassword() {
        assertThatThrownBy(() -> read(Map.of(
                        "MANDALA_STORE_URL", "postgresql://ana:secret-word@db/mandala",
                        "MANDALA_STORE_PASSWORD_FILE", "/nowhere/password",
                        "MANDALA_BACKUPS_FOLDER", "/backups")))
                .isInstanceOf(Config.BadConfig.class)
                .hasMessageContaining("store.url must not hold a user")
                .hasMessageContaining("store.user must be set")
                .hasMessageContaining("cannot read /nowhere/password")
                .hasMessageContaining("backups.folder")
                .hasMessageNotContaining("secret-word");
    }

    private static StoreKeys read(Map<String, String> environment) {
        return Config.read(Path.of(""), environment, Map.of()).store();
    }
}
