package org.mandala.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.Config.BadConfig;

class ConfigTest {
    private static final Path NO_FILE = Path.of("");

    @TempDir
    Path folder;

    @Test
    void theDefaultsAreThoseOfTheFileThatDocumentsThem() {
        Config config = Config.read(NO_FILE, Map.of(), Map.of());
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.limits().messageBytes()).isEqualTo(4 << 20);
    }

    @Test
    void flagsGoBeforeTheEnvironmentAndTheEnvironmentBeforeTheFile() throws IOException {
        Path file = file("port: 1\nhost: one\nlimits:\n  outboxBytes: 11\n");
        Config config = Config.read(
                file,
                Map.of("MANDALA_PORT", "2", "MANDALA_HOST", "two", "MANDALA_LIMITS_UPDATE_BYTES", "22"),
                Map.of("port", "3"));
        assertThat(config.port()).isEqualTo(3);
        assertThat(config.host()).isEqualTo("two");
        assertThat(config.limits().outboxBytes()).isEqualTo(11);
        assertThat(config.limits().updateBytes()).isEqualTo(22);
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        Path file = file("prot: 1\nport: many\nlimits:\n  nonsense: 2\n");
        assertThatThrownBy(() -> Config.read(file, Map.of("MANDALA_DEMO", "yes"), Map.of("publicUrl", "example.org")))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("there is no key prot")
                .hasMessageContaining("port must be a whole number, not \"many\"")
                .hasMessageContaining("there is no key limits.nonsense")
                .hasMessageContaining("MANDALA_DEMO must be true or false")
                .hasMessageContaining("publicUrl must be like");
    }

    @Test
    void limitsAreLiftedForMeasurementsByOneWord() {
        Config config = Config.read(NO_FILE, Map.of("MANDALA_LIMITS", "off"), Map.of());
        assertThat(config.limits().updateBytes()).isEqualTo(16 << 20);
        assertThat(config.limits().updatesPerSecond()).isGreaterThan(1_000_000);
        assertThat(config.limits().connectionsPerDoc()).isGreaterThan(1_000_000);
        assertThat(config.limits().outboxBytes()).isEqualTo(1 << 20);
        assertThatThrownBy(() -> Config.read(NO_FILE, Map.of("MANDALA_LIMITS", "on"), Map.of()))
                .hasMessageContaining("MANDALA_LIMITS can only be \"off\"");
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithItsLine() throws IOException {
        Path file = file("port: 1\nhost: [\n");
        assertThatThrownBy(() -> Config.read(file, Map.of(), Map.of()))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining(file + " line ");
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Config.read(NO_FILE, Map.of(), Map.of("port", "70000")))
                .hasMessageContaining("port must be from 0 to 65535");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mandala.yaml"), text);
    }
}
