package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VectorsTest {
    static List<Path> suites() throws IOException {
        return VectorRunner.suites(VectorFile.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void everyVectorOfOfficialYjsIsReproduced(Path suite) {
        VectorReport report = VectorRunner.runOne(suite);

        assertThat(report.failures()).isEmpty();
        assertThat(report.passed()).isPositive();
    }
}
