package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Json;

/**
 * Values by key. Of concurrent changes to one key the one of the highest client id wins.
 *
 * <p>A value is a {@link String}, {@link Number}, {@link Boolean}, null,
 * {@link org.mandala.crdt.encoding.Undefined}, {@code byte[]}, {@link List} or {@link Map} of these, a {@link Subdoc}, or another
 * shared type.
 */
public sealed class YMap extends YType permits YXmlHook {
    /** A new map, to be set or inserted somewhere. */
    public YMap() {
        super(null);
    }

    /** A new map of these entries. */
    public YMap(Map<String, ? extends @Nullable Object> entries) {
        super(null);
        entries.forEach(this::put);
    }

    YMap(Branch branch) {
        super(branch);
    }

    @Override
    int typeRef() {
        return TypeRef.MAP;
    }

    /** Sets a value that is no shared type, or is one whose view is not needed. */
    public final void set(String key, @Nullable Object value) {
        put(key, value);
    }

    private void put(String key, @Nullable Object value) {
        change(transaction -> MapEntries.set(transaction, branch(), key, value));
    }

    /** Sets a new shared type and returns it, to be filled. */
    public final <T extends YType> T set(String key, T type) {
        change(transaction -> MapEntries.set(transaction, branch(), key, type));
        return type;
    }

    /** Does nothing if the key is absent. */
    public final void delete(String key) {
        change(transaction -> MapEntries.delete(transaction, branch(), key));
    }

    /** Deletes every entry. */
    public final void clear() {
        change(transaction -> keys().forEach(key -> MapEntries.delete(transaction, branch(), key)));
    }

    /** The value of a key; null if it is absent or null. */
    public final @Nullable Object get(String key) {
        return MapEntries.get(branch(), key);
    }

    /** Whether the key is present, be its value null. */
    public final boolean has(String key) {
        return MapEntries.has(branch(), key);
    }

    /** The present keys, in the order in which they were first set here. */
    public final List<String> keys() {
        return MapEntries.keys(branch());
    }

    /** The values, in the order of {@link #keys}; shared types as views. */
    public final List<@Nullable Object> values() {
        return Collections.unmodifiableList(new ArrayList<>(entries().values()));
    }

    /** The present entries, in the order of {@link #keys}; shared types as views. */
    public final Map<String, @Nullable Object> entries() {
        return Collections.unmodifiableMap(MapEntries.all(branch()));
    }

    /** The entries as they were at a snapshot of this document, which must not collect garbage. */
    public final Map<String, @Nullable Object> entries(Snapshot snapshot) {
        return pastEntries(snapshot);
    }

    /** The value that a key had at a snapshot of this document, which must not collect garbage; null if it was absent or null. */
    public final @Nullable Object get(String key, Snapshot snapshot) {
        return pastEntries(snapshot).get(key);
    }

    /** Calls {@code visitor} with each present entry, in the order of {@link #keys}. */
    public final void forEach(BiConsumer<? super String, ? super @Nullable Object> visitor) {
        entries().forEach(visitor);
    }

    @Override
    public YMap copy() {
        return TypeCopy.of(this, new YMap());
    }

    /** Number of present keys. */
    public final int size() {
        return keys().size();
    }

    /** A copy as plain Java values, nested types included. */
    public final Map<String, @Nullable Object> toJson() {
        return JsonView.of(this);
    }

    /** As JSON text. */
    @Override
    public final String toString() {
        return isIntegrated() ? Json.stringify(toJson()) : "";
    }
}
