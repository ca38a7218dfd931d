package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Json;

/** A list of values, of the kinds that {@link YMap} lists. What several insert at one place stays together by author. */
public final class YArray extends YType implements Iterable<@Nullable Object> {
    /** A new array, to be set or inserted somewhere. */
    public YArray() {
        super(null);
    }

    /** A new array of these values; {@code Array.from} in Yjs. */
    public static YArray of(@Nullable Object... values) {
        YArray array = new YArray();
        array.push(values);
        return array;
    }

    YArray(Branch branch) {
        super(branch);
    }

    @Override
    int typeRef() {
        return TypeRef.ARRAY;
    }

    /** Number of values. */
    public int length() {
        return branch().length;
    }

    /**
     * Inserts values before the one at {@code index}.
     *
     * @throws IndexOutOfBoundsException if {@code index} is negative or greater than the length
     */
    public void insert(int index, List<? extends @Nullable Object> values) {
        List<@Nullable Object> copy = new ArrayList<>(values);
        change(transaction -> ListEntries.insert(transaction, branch(), index, copy));
    }

    /** Appends values. */
    public void push(@Nullable Object... values) {
        List<@Nullable Object> copy = new ArrayList<>(Arrays.asList(values));
        change(transaction -> ListEntries.push(transaction, branch(), copy));
    }

    /** Inserts values before all others. */
    public void unshift(@Nullable Object... values) {
        insert(0, Arrays.asList(values));
    }

    /**
     * Deletes values.
     *
     * @throws IndexOutOfBoundsException if the range is not inside the list
     */
    public void delete(int index, int length) {
        change(transaction -> ListEntries.delete(transaction, branch(), index, length));
    }

    /**
     * The value at {@code index}.
     *
     * @throws IndexOutOfBoundsException if there is no value at {@code index}
     */
    public @Nullable Object get(int index) {
        return ListEntries.get(branch(), index);
    }

    /** The values; shared types as views. */
    public List<@Nullable Object> toList() {
        return Collections.unmodifiableList(ListEntries.all(branch()));
    }

    /** The values as they were at a snapshot of this document, which must not collect garbage. */
    public List<@Nullable Object> toList(Snapshot snapshot) {
        List<@Nullable Object> values = new ArrayList<>();
        Snapshot.look(doc(), List.of(snapshot), () -> values.addAll(ListEntries.all(branch(), snapshot::shows)));
        return Collections.unmodifiableList(values);
    }

    /** The values from one index to before another. A negative index counts from the end; one too far is the end, as in JavaScript. */
    public List<@Nullable Object> slice(int from, int to) {
        return Collections.unmodifiableList(ListEntries.slice(branch(), from, to));
    }

    /** Goes through the values as they are now, whatever is changed meanwhile. */
    @Override
    public Iterator<@Nullable Object> iterator() {
        return toList().iterator();
    }

    @Override
    public YArray copy() {
        return TypeCopy.of(this, new YArray());
    }

    /** A copy as plain Java values, nested types included. */
    public List<@Nullable Object> toJson() {
        return JsonView.of(this);
    }

    /** As JSON text. */
    @Override
    public String toString() {
        return isIntegrated() ? Json.stringify(toJson()) : "";
    }
}
