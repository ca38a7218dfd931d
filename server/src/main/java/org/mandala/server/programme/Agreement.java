package org.mandala.server.programme;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A text that everybody accepts before taking part, in one of its versions. It binds from {@code publishedAt} until
 * {@code retiredAt}, or until a newer version is published. Times are ms since 1970.
 */
public record Agreement(
        String id,
        int version,
        String title,
        String text,
        long createdAt,
        @Nullable Long publishedAt,
        @Nullable Long retiredAt) {

    /** One version of one agreement. */
    public record Key(String id, int version) {}

    public Key key() {
        return new Key(id, version);
    }

    public boolean published() {
        return publishedAt != null;
    }

    public Agreement publishedAt(long now) {
        return new Agreement(id, version, title, text, createdAt, now, null);
    }

    public Agreement retiredAt(long now) {
        return new Agreement(id, version, title, text, createdAt, publishedAt, now);
    }

    /** Of each agreement the newest version that was published, unless it is retired; by title. */
    public static List<Agreement> binding(Collection<Agreement> all) {
        Map<String, Agreement> newest = new TreeMap<>();
        for (Agreement each : all) {
            if (each.published()) {
                newest.merge(each.id(), each, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        return newest.values().stream()
                .filter(each -> each.retiredAt() == null)
                .sorted(Comparator.comparing(Agreement::title))
                .toList();
    }

    /** Those that bind and are not among the {@code accepted}. */
    public static List<Agreement> open(Collection<Agreement> all, Set<Key> accepted) {
        return binding(all).stream().filter(it -> !accepted.contains(it.key())).toList();
    }

    /** The newest version of an agreement, published or not. */
    public static Optional<Agreement> newest(Collection<Agreement> all, String id) {
        return all.stream().filter(it -> it.id().equals(id)).max(Comparator.comparingInt(Agreement::version));
    }
}
