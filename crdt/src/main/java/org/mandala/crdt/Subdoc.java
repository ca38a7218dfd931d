package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document inside a document: the parent stores this much, the content is a {@link Doc} of its own, found by guid.
 *
 * @param guid names the content
 * @param gc whether the content's deleted parts may be forgotten
 * @param autoLoad whether clients should load it with the parent
 * @param meta any value that can travel, or null
 */
public record Subdoc(
        String guid, boolean gc, boolean autoLoad, @Nullable Object meta) {
    /** A subdocument with Yjs' default options. */
    public Subdoc(String guid) {
        this(guid, true, false, null);
    }

    Map<String, @Nullable Object> options() {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (!gc) {
            options.put("gc", false);
        }
        if (autoLoad) {
            options.put("autoLoad", true);
        }
        if (meta != null) {
            options.put("meta", meta);
        }
        return options;
    }
}
