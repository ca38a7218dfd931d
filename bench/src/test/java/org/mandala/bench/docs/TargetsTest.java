package org.mandala.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetsTest {
    private final Results results = new Results();

    @Test
    void whatWasNotMeasuredIsShort() {
        assertThat(Targets.lines(results))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .startsWith("figure docs-")
                        .contains(" none ")
                        .endsWith(" short"));
    }

    @Test
    void aRatioIsOfTheMediansOfAllStarts() {
        List.of(100.0, 300.0, 200.0).forEach(value -> add(Contender.MANDALA, value));
        List.of(100.0, 1.0, 999.0).forEach(value -> add(Contender.Y_WEBSOCKET, value));
        List.of(150.0, 150.0).forEach(value -> add(Contender.HOCUSPOCUS, value));

        assertThat(Targets.lines(results))
                .contains("figure docs-1x40@5-deliveries-cpu-s-vs-y-websocket 2.00 x target >=1.5 ok")
                .contains("figure docs-1x40@5-deliveries-cpu-s-vs-hocuspocus 1.33 x target >=2 short");
    }

    @Test
    void oneLostUpdateInAnyStartIsTooMany() {
        results.add(Contender.MANDALA, Targets.LOST + " 1x40@5", 0);
        assertThat(Targets.lines(results)).contains("figure docs-lost 0.00 updates target <=0 ok");

        results.add(Contender.MANDALA, Targets.LOST + " 10x40@2", 1);
        assertThat(Targets.lines(results)).contains("figure docs-lost 1.00 updates target <=0 short");
    }

    private void add(Contender contender, double value) {
        results.add(contender, "1x40@5" + Targets.PER_CPU, value);
    }
}
