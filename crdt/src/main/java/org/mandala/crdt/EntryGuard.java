package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Sees which entries of root maps an update changes, at whatever depth, before any of it is applied, and keeps it out by throwing. What is known, or was
 * deleted already, is not shown. Of a root that is no map the key is null.
 */
public interface EntryGuard {
    /**
     * Something is written in an entry.
     *
     * @param field the field of the entry's value in which it is written; null if the entry itself is
     * @param value what is written as the whole of that field, where it is a plain value; else null
     */
    void written(String root, @Nullable String key, @Nullable String field, @Nullable Object value);

    /** Something is deleted in an entry: the entry itself if {@code field} is null. */
    void deleted(String root, @Nullable String key, @Nullable String field);

    /** Where something belongs cannot be told yet: what it hangs on has not come, or is not there. */
    void unplaced();

    /** All was shown. */
    void end();
}
