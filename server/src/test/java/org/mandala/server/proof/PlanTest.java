package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is written of 100,000 people follows from what is written of one. */
class PlanTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void thePlanThatIsWrittenIsReckonedFromTheFiguresThatAreWritten() throws IOException {
        assertThat(PlanDocs.written(DOCS)).isEqualTo(PlanDocs.reckoned(DOCS)).doesNotContain("NaN");
    }

    @Test
    void sumsAreThoseOfTheirParts() {
        String plan = new Plan(name -> name.equals("nodes.redis.commands.nodehour") ? 3_600 : 10).table();
        assertThat(plan)
                .contains("| deliveries a second | 2,500 x (5.3 x 39 + 10 x 40) | 1,520,000 |")
                .contains("| cores for them | x nodes.delivery.cpu.one | 15.2 |")
                .contains("| both / 4, upwards: half of each core is kept free; and 2 may be lost | 6.0 |")
                .contains("| for beats, time and signs of life | nodes x nodes.redis.commands.nodehour / 3,600 | 6.0 |")
                .contains("| all of them |  | 160,950 |");
    }
}
