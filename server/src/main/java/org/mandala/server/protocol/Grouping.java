package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One division of a session's people. Its groups are together from {@code opensAt} until {@link #closesAt}
 * (programme time in ms), so that nothing has to arrive for them to come back. {@code prompt} is for all groups that have none of
 * their own; {@code line} is the line of the agenda that they are for.
 */
public record Grouping(
        String id,
        GroupingKind kind,
        String title,
        @Nullable String prompt,
        long opensAt,
        long endsAt,
        @Nullable String line,
        List<Group> groups) {
    /** Between the bell and the way back: time to end a sentence. */
    public static final long CLOSING_MS = 60_000;

    public Grouping {
        groups = List.copyOf(groups);
    }

    /** A practice has led its people to an end: there is nothing to finish (P58). */
    public long closesAt() {
        return kind == GroupingKind.PRACTICE ? endsAt : endsAt + CLOSING_MS;
    }

    public boolean isOpen(double now) {
        return now >= opensAt && now < closesAt();
    }

    /** Opens in a moment, or is open. */
    public boolean isOn(double now) {
        return now < closesAt();
    }

    public Grouping until(long end) {
        return new Grouping(id, kind, title, prompt, opensAt, end, line, groups);
    }

    public Grouping of(List<Group> newGroups) {
        return new Grouping(id, kind, title, prompt, opensAt, endsAt, line, newGroups);
    }
}
