package org.mandala.server.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One division of a session's people. Its groups are together from {@code opensAt} until {@link #closesAt}
 * (programme time in ms), so that nothing has to arrive for them to come back. {@code prompt} is for all groups that have none of
 * their own; {@code line} is the line of the agenda that they are for; {@code own} has the bells of those groups that do not
 * ring at {@code endsAt} (L45).
 */
public record Grouping(
        String id,
        GroupingKind kind,
        String title,
        @Nullable String prompt,
        long opensAt,
        long endsAt,
        @Nullable String line,
        List<Group> groups,
        @Nullable Map<String, Long> own) {
    /** Between the bell and the way back: time to end a sentence. */
    public static final long CLOSING_MS = 60_000;

    public Grouping {
        groups = List.copyOf(groups);
        own = own == null ? null : Collections.unmodifiableMap(new TreeMap<>(own));
    }

    /** When the last group is in the room again. */
    public long closesAt() {
        return backAt(lastEndsAt());
    }

    /** The last bell. */
    public long lastEndsAt() {
        return groups.stream().mapToLong(group -> endsAt(group.id())).max().orElse(endsAt);
    }

    /** The bell of a group. */
    public long endsAt(String group) {
        return own == null ? endsAt : own.getOrDefault(group, endsAt);
    }

    /** Whether a group is not in the room again yet. */
    public boolean isOn(String group, double now) {
        return now < backAt(endsAt(group));
    }

    /** Those that are not in the room again yet. */
    public List<Group> groupsOn(double now) {
        return groups.stream().filter(group -> isOn(group.id(), now)).toList();
    }

    /** When who hears this bell is in the room again. A practice has led its people to an end: there is nothing to finish (P58). */
    public long backAt(long bell) {
        return kind == GroupingKind.PRACTICE ? bell : bell + CLOSING_MS;
    }

    public boolean isOpen(double now) {
        return now >= opensAt && now < closesAt();
    }

    /** Opens in a moment, or is open. */
    public boolean isOn(double now) {
        return now < closesAt();
    }

    public Grouping until(long end, @Nullable Map<String, Long> owns) {
        return new Grouping(id, kind, title, prompt, opensAt, end, line, groups, owns);
    }

    public Grouping of(List<Group> newGroups) {
        return new Grouping(id, kind, title, prompt, opensAt, endsAt, line, newGroups, own);
    }
}
