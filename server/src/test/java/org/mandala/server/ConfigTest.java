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
                Map.of("port", "3", "plainHttpBecause", "nobody but this test is here"));
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

    @Test
    void beyondThisMachineTheServerWantsHttpsOrAReason() {
        assertThatThrownBy(() -> read(Map.of("host", "0.0.0.0"))).hasMessageContaining("people need https");
        assertThatThrownBy(() -> read(Map.of("publicUrl", "http://mandala.example.org")))
                .hasMessageContaining("people need https");
        assertThat(read(Map.of("host", "0.0.0.0", "publicUrl", "https://mandala.example.org"))
                        .isSecure())
                .isTrue();
        assertThat(read(Map.of("publicUrl", "http://localhost:8080")).isSecure())
                .isFalse();
        assertThat(read(Map.of("host", "0.0.0.0", "plainHttpBecause", "a closed network for a day"))
                        .isSecure())
                .isFalse();
        assertThat(read(Map.of("host", "0.0.0.0", "tls.certificate", "c.pem", "tls.key", "k.pem"))
                        .isSecure())
                .isTrue();
        assertThatThrownBy(() -> read(Map.of("tls.key", "k.pem"))).hasMessageContaining("go together");
    }

    @Test
    void trustedProxiesAreAddressesOrNetworks() {
        assertThatThrownBy(() -> read(Map.of("trustedProxies", "10.0.0.0/8, proxy.example.org")))
                .hasMessageContaining("trustedProxies")
                .hasMessageContaining("proxy.example.org");
    }

    private static Config read(Map<String, String> flags) {
        return Config.read(NO_FILE, Map.of(), flags);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mandala.yaml"), text);
    }
}
