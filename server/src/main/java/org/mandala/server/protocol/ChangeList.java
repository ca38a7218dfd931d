package org.mandala.server.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed in a document {@code since} a version; {@code people} has the names by id of all that are mentioned. Rule D44. */
public record ChangeList(String since, List<ItemChange> changes, Map<String, String> people) {

    /** One entry of a root that differs; {@code by} are persons, {@code clients} all client ids that wrote what is new in it. */
    public record ItemChange(
            String root,
            @Nullable String key,
            @Nullable Integer index,
            ChangeKind change,
            List<String> by,
            List<Long> clients) {}

    /** What became of an entry. */
    public enum ChangeKind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
