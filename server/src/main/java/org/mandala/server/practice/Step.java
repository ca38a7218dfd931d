package org.mandala.server.practice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of a practice. {@code seconds} is its length; a round has {@code each}, the soft time of one person, in its
 * place. {@code gap} is the rest between turns, in seconds.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Step(
        String id,
        Mode mode,
        double seconds,
        double each,
        double gap,
        boolean hold,
        boolean optional,
        @Nullable Repeat repeat,
        @Nullable Flex flex,
        @Nullable String pace,
        @Nullable String order,
        @Nullable String start,
        @Nullable Opening group,
        @Nullable List<String> roles,
        List<Cue> cues) {

    public Step {
        cues = List.copyOf(cues);
    }

    /** What people do in it. */
    public enum Mode {
        GUIDE,
        SILENCE,
        BREATH,
        TURNS,
        ROUND,
        OPEN,
        WRITE,
        BOARD,
        GROUP;

        @JsonCreator
        static Mode of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        /** Is the step divided among the members of a group? */
        boolean shared() {
            return this == TURNS || this == ROUND;
        }
    }

    /** A step between the room and groups: leads into them, or brings people back. */
    record Opening(boolean open) {}

    /** Are people in their groups from this step on, in the room, or where they were? P56. */
    Optional<Boolean> apart() {
        return mode == Mode.GROUP && group != null ? Optional.of(group.open) : Optional.empty();
    }

    /** Shortest and longest length in seconds. */
    record Flex(double min, double max) {}

    /** How often it is done; {@code gap} in seconds. */
    record Repeat(int times, double gap) {}

    /** Is it a round in which whoever speaks passes the turn on? */
    boolean byHand() {
        return mode == Mode.ROUND && "hand".equals(pace);
    }

    /** P25: the bell nearest to the end of those anchored to it. */
    @Nullable Cue closing() {
        return cues.stream()
                .filter(cue -> cue.kind() == Kind.BELL && cue.fromEnd())
                .min(Comparator.comparingDouble(Cue::at))
                .orElse(null);
    }

    /** The length of one going through, for a group of {@code members}, with its repetitions, in ms. */
    long length(int members) {
        long once = mode == Mode.ROUND ? members * Timeline.ms(each) : Timeline.ms(seconds);
        return repeat == null ? once : repeat.times * once + (repeat.times - 1) * Timeline.ms(repeat.gap);
    }

    /** A point at {@code at} seconds after the start, or before the end, of the step or of each turn. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Cue(
            Kind kind,
            double at,
            @JsonProperty("from") @Nullable String anchor,
            @Nullable String to,
            @Nullable String bell,
            @Nullable Board board) {
        boolean fromEnd() {
            return "end".equals(anchor);
        }
    }

    /** What happens at a cue. */
    public enum Kind {
        SAY,
        PROMPT,
        NOTE,
        BELL,
        BREATH,
        TIME,
        BOARD,
        JOURNAL,
        MIC;

        @JsonCreator
        static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** The board that a cue opens. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Board(String template) {}
}
