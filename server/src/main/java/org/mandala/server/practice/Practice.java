package org.mandala.server.practice;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.mandala.server.protocol.PracticeSummary;

/** A versioned script of a guided practice; what only clients need is left in its file ({@link Practices#raw}). */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Practice(String id, int version, String title, String summary, Grouping grouping, List<Step> steps) {
    public Practice {
        steps = List.copyOf(steps);
    }

    /** For lists; its length is that of a run in which nothing is changed. */
    public PracticeSummary listed() {
        long ms = Timeline.plain(this, 1).end();
        return new PracticeSummary(id, version, title, summary, (int) (ms / 1000));
    }

    /** Who does it together: {@code room}, {@code home}, or groups of 1, 2 or 3. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Grouping(String size) {}
}
