package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text with attributes and embedded objects. Indexes and lengths count UTF-16 units, as {@link String#length()} does; an index
 * inside a surrogate pair is refused with an {@link IllegalArgumentException}.
 */
public sealed class YText extends YType permits YXmlText {
    /** A new text, to be set or inserted somewhere. */
    public YText() {
        super(null);
    }

    /** A new text that starts out as {@code text}. */
    public YText(String text) {
        super(null);
        insertNow(text);
    }

    YText(Branch branch) {
        super(branch);
    }

    @Override
    int typeRef() {
        return TypeRef.TEXT;
    }

    /** Number of UTF-16 units and embedded objects. */
    public final int length() {
        return branch().length;
    }

    /** Inserts text with the attributes in force at that place. */
    public final void insert(int index, String text) {
        insertNow(index, text, null);
    }

    /** Inserts text with just these attributes. */
    public final void insert(int index, String text, Map<String, ? extends @Nullable Object> attributes) {
        insertNow(index, text, Surrogates.wellFormed(attributes));
    }

    private void insertNow(String text) {
        insertNow(0, text, null);
    }

    private void insertNow(int index, String text, @Nullable Map<String, ? extends @Nullable Object> attributes) {
        if (text.isEmpty()) {
            return;
        }
        String sound = Surrogates.wellFormed(text);
        insertPart(index, attributes, sound, doc -> new Content.Part(Content.STRING, sound.length(), Units.of(sound)));
    }

    /** Inserts one object (JSON-like: a {@link Map} or {@link List}) or one shared type. */
    public final void insertEmbed(int index, Object embed, Map<String, ? extends @Nullable Object> attributes) {
        insertPart(index, Surrogates.wellFormed(attributes), embed, doc -> TextParts.embed(doc, embed));
    }

    private void insertPart(
            int index,
            @Nullable Map<String, ? extends @Nullable Object> attributes,
            Object value,
            TextParts.Maker part) {
        change(transaction -> {
            ListPosition.checkIndex(branch(), index);
            Surrogates.checkBoundary(branch(), index);
            TextPosition at = TextPosition.at(transaction, branch(), index);
            Map<String, ? extends @Nullable Object> wanted =
                    attributes == null ? new LinkedHashMap<>(at.attributes) : attributes;
            new TextWriter(transaction, at).insert(part.make(branch().doc), wanted);
            replayIfType(value);
        });
    }

    /** Deletes a range of units. */
    public final void delete(int index, int length) {
        change(transaction -> {
            checkRange(index, length);
            if (length > 0) {
                new TextWriter(transaction, TextPosition.at(transaction, branch(), index)).delete(length);
            }
        });
    }

    /** Gives a range attributes; a null value takes one away. */
    public final void format(int index, int length, Map<String, ? extends @Nullable Object> attributes) {
        Map<String, @Nullable Object> wanted = Surrogates.wellFormed(attributes);
        change(transaction -> {
            checkRange(index, length);
            if (length > 0) {
                new TextWriter(transaction, TextPosition.at(transaction, branch(), index)).format(length, wanted);
            }
        });
    }

    private void checkRange(int index, int length) {
        ListPosition.checkRange(branch(), index, length);
        Surrogates.checkBoundary(branch(), index);
        Surrogates.checkBoundary(branch(), index + length);
    }

    /** Makes a whole change at once; it is checked before anything is changed. */
    public final void applyDelta(List<? extends Delta> delta) {
        List<Delta> copy = List.copyOf(delta);
        change(transaction -> {
            checkDelta(copy);
            TextParts.apply(new TextWriter(transaction, TextPosition.start(branch())), copy, branch().doc);
        });
    }

    private void checkDelta(List<Delta> delta) {
        int index = 0;
        for (Delta step : delta) {
            int length = TextParts.consumed(step);
            ListPosition.checkRange(branch(), index, length);
            index += length;
            Surrogates.checkBoundary(branch(), index);
        }
    }

    /** The text in runs of equal attributes. */
    public final List<Delta> toDelta() {
        return TextReader.delta(branch(), item -> !item.isDeleted());
    }

    /** The text as it was at a snapshot of this document, which must not collect garbage. */
    public final List<Delta> toDelta(Snapshot snapshot) {
        List<Delta> runs = new ArrayList<>();
        Snapshot.look(doc(), List.of(snapshot), () -> runs.addAll(TextReader.delta(branch(), snapshot::shows)));
        return Collections.unmodifiableList(runs);
    }

    /**
     * The text as it was at one snapshot of this document, which must not collect garbage, together with what was removed and added since
     * another: such runs have the attribute {@link YChange#ATTRIBUTE}, as editors know it from Yjs, with {@code type} in it.
     */
    public final List<Delta> toDelta(Snapshot snapshot, Snapshot since) {
        return toDelta(snapshot, since, YChange::attribute);
    }

    /**
     * As {@link #toDelta(Snapshot, Snapshot)}, with an attribute of one's own.
     *
     * @param attribute what to write as {@link YChange#ATTRIBUTE}, such as the name and colour of who it was
     */
    public final List<Delta> toDelta(Snapshot snapshot, Snapshot since, Function<YChange, Object> attribute) {
        List<Delta> runs = new ArrayList<>();
        Snapshot.look(
                doc(),
                List.of(snapshot, since),
                () -> runs.addAll(new TextChanges(snapshot, since, attribute).of(branch())));
        return Collections.unmodifiableList(runs);
    }

    @Override
    public YText copy() {
        return TypeCopy.of(this, new YText());
    }

    /** The attributes of the text as a whole. */
    public final Map<String, @Nullable Object> attributes() {
        return MapEntries.all(branch());
    }

    /** The attributes that the text as a whole had at a snapshot of this document, which must not collect garbage. */
    public final Map<String, @Nullable Object> attributes(Snapshot snapshot) {
        return pastEntries(snapshot);
    }

    /** An attribute of the text as a whole; null if it is absent or null. */
    public final @Nullable Object attribute(String key) {
        return MapEntries.get(branch(), key);
    }

    /** Sets an attribute of the text as a whole. */
    public final void setAttribute(String key, @Nullable Object value) {
        change(transaction -> MapEntries.set(transaction, branch(), key, value));
    }

    /** Takes away an attribute of the text as a whole. */
    public final void removeAttribute(String key) {
        change(transaction -> MapEntries.delete(transaction, branch(), key));
    }

    /** The text alone. */
    @Override
    public String toString() {
        return isIntegrated() ? TextReader.string(branch()) : "";
    }
}
