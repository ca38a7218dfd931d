package org.mandala.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docker-compose.yml says what we know: every key of it, and each is told of where people read how to run it. */
final class ComposeTest {
    private static final ComposeFile COMPOSE = ComposeFile.read(Path.of("../docker-compose.yml"));

    @Test
    void everyKeyOfTheNodesIsOneOfTheConfiguration() {
        Map<String, String> known = keysByVariable();
        for (String node : COMPOSE.nodes()) {
            assertThat(known.keySet()).as("%s", node).containsAll(ours(COMPOSE.environment(node)));
        }
    }

    @Test
    void theNodesCanBeRunAsTheyAreConfigured() {
        List<String> names = COMPOSE.nodes().stream()
                .map(node -> {
                    Config config = Config.read(Path.of(""), COMPOSE.environment(node), COMPOSE.flags(node));
                    assertThat(config.redis().isSet()).isTrue();
                    assertThat(config.store().isShared()).isTrue();
                    assertThat(config.isSecure()).isTrue();
                    assertThat(COMPOSE.graceSeconds(node))
                            .isGreaterThan(config.node().drainSeconds() + 10);
                    return config.node().name();
                })
                .toList();
        assertThat(names).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void everyServiceHasAHealthCheckAndStartsAgain() {
        assertThat(COMPOSE.services()).contains("redis", "store", "proxy");
        for (String service : COMPOSE.services()) {
            assertThat(COMPOSE.service(service).get("restart")).as(service).isEqualTo("unless-stopped");
            assertThat(COMPOSE.service(service)).as(service).containsKey("healthcheck");
        }
    }

    @Test
    void everyKeyIsToldOfInTheOperationsGuide() throws IOException {
        String guide = Files.readString(Path.of("../docs/operations.md"));
        Map<String, String> known = keysByVariable();
        for (String node : COMPOSE.nodes()) {
            for (String variable : ours(COMPOSE.environment(node))) {
                assertThat(guide.contains(variable) || guide.contains("`" + known.get(variable) + "`"))
                        .as("docs/operations.md tells of %s, or of `%s`", variable, known.get(variable))
                        .isTrue();
            }
        }
        assertThat(guide).contains(COMPOSE.accessOfRedis());
    }

    @Test
    void secretsAreNotInTheFile() {
        for (String node : COMPOSE.nodes()) {
            assertThat(COMPOSE.asWritten(node))
                    .filteredOn(it -> it.getKey().matches(".*(PASSWORD|SIGNING_KEY)"))
                    .hasSize(3)
                    .allSatisfy(it -> assertThat(it.getValue()).matches("\\$\\{MANDALA_[A-Z_]+:-change-me.*}"));
        }
    }

    private static Set<String> ours(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(key -> key.startsWith("MANDALA_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> keysByVariable() {
        return new ConfigTree(new ArrayList<>())
                .keys().stream().collect(Collectors.toMap(ConfigTree::variable, key -> key));
    }
}
