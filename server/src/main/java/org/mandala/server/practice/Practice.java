package org.mandala.server.practice;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.PracticeSummary;

/** A versioned script of a guided practice; what only clients need is left in its file ({@link Practices#raw}). */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Practice(
        String id,
        int version,
        String title,
        String summary,
        int depth,
        List<String> tags,
        Grouping grouping,
        List<Step> steps) {
    /** The practices of home groups are written for five. */
    private static final int HOME_USUAL = 5;

    public Practice {
        steps = List.copyOf(steps);
        tags = Objects.requireNonNullElse(tags, List.of());
    }

    /** For lists; its length is that of a run in which nothing is changed. */
    public PracticeSummary listed() {
        long ms =
                steps.stream().mapToLong(step -> step.length(grouping.usual())).sum();
        return new PracticeSummary(id, version, title, summary, (int) (ms / 1000));
    }

    /** P37: does anybody have a turn in it, or go into a group? Then it matters who is in which. */
    boolean hasGroups() {
        return steps.stream()
                .anyMatch(step -> step.mode().shared() || step.apart().orElse(false));
    }

    /** Who does it together: {@code room}, {@code home}, or groups of 1, 2 or 3. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Grouping(String size, @Nullable String odd, boolean avoidRepeats, Late.@Nullable Rule late) {
        /** Fewer people cannot do it: a pair needs two. */
        int least() {
            return size.equals("2") || size.equals("3") ? 2 : 1;
        }

        /** A group of this many is meant when the length of a practice is told. */
        int usual() {
            return switch (size) {
                case "room", "1" -> 1;
                case "home" -> HOME_USUAL;
                default -> Integer.parseInt(size);
            };
        }
    }
}
