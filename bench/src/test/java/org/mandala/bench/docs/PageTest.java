package org.mandala.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    private Path folder;

    @Test
    void aRunRenewsWhatItMeasuredAndLeavesTheRest() throws IOException {
        Path file = folder.resolve("page.md");
        Files.writeString(file, "# Before\n");
        write(file, Contender.MANDALA, "1x40@5" + Targets.PER_CPU, 120_000);
        write(file, Contender.RELAY, "1x40@5" + Targets.PER_CPU, 100_000);
        write(file, Contender.MANDALA, Targets.STORM, 1.5);
        Files.writeString(file, Files.readString(file) + "## After\n");
        write(file, Contender.MANDALA, Targets.STORM, 2.5);

        String page = Files.readString(file);
        assertThat(page).startsWith("# Before").contains("## After");
        assertThat(page).contains("| 1x40@5 deliveries/CPU-s | 120,000 | 100,000 | 5, ");
        assertThat(page).contains("| storm s | 2.50 | – | 5, ").doesNotContain("1.50");
        assertThat(page).contains("figure docs-1x40@5-deliveries-cpu-s-vs-relay 1.20 x target >=0.7 ok");
    }

    private static void write(Path file, Contender server, String metric, double value) throws IOException {
        Results results = new Results();
        results.add(server, metric, value);
        Page page = Page.read(file);
        page.take(results, "5");
        page.write();
    }
}
