package org.mandala.server.doc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which versions to forget. Rule D42; versions with a name are never among them. */
final class Thinning {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final long WEEK_MS = 7 * DAY_MS;
    private static final long QUARTER_MS = 92 * DAY_MS;

    /** What is kept of one document: versions in all, how many may have names, and bytes in all. */
    record Bounds(int versions, int named, long bytes) {}

    /** @param newestFirst all versions of a document */
    static Set<String> drop(List<Version> newestFirst, long now, Bounds bounds) {
        List<Version> kept = new ArrayList<>();
        Set<String> dropped = new HashSet<>();
        Set<Long> spans = new HashSet<>();
        for (Version version : newestFirst) {
            if (version.name() != null || isKept(now - version.at(), version.at(), spans)) {
                kept.add(version);
            } else {
                dropped.add(version.id());
            }
        }
        dropOldest(kept, dropped, bounds);
        return dropped;
    }

    /** The newest of each span of time is kept; spans of hours and of days are told apart by their sign. */
    private static boolean isKept(long age, long at, Set<Long> spans) {
        if (age < DAY_MS) {
            return true;
        }
        return age < WEEK_MS ? spans.add(at / HOUR_MS) : age < QUARTER_MS && spans.add(-at / DAY_MS);
    }

    private static void dropOldest(List<Version> kept, Set<String> dropped, Bounds bounds) {
        int count = kept.size();
        long bytes = kept.stream().mapToLong(Version::bytes).sum();
        // The newest stays however large it is.
        for (int i = kept.size() - 1; i > 0 && (count > bounds.versions() || bytes > bounds.bytes()); i--) {
            Version oldest = kept.get(i);
            if (oldest.name() == null) {
                dropped.add(oldest.id());
                count--;
                bytes -= oldest.bytes();
            }
        }
    }

    private Thinning() {}
}
