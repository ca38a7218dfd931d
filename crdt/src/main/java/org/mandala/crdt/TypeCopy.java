package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes new types of the content of others, to be set or inserted somewhere; in the order in which official Yjs writes them, and
 * without recursion: peers decide how deep types nest.
 */
final class TypeCopy {
    private final Deque<Runnable> unfilled = new ArrayDeque<>();

    private TypeCopy() {}

    /** Fills {@code fresh}, which is of the same kind and new, with what {@code source} holds now. */
    static <T extends YType> T of(T source, T fresh) {
        TypeCopy copy = new TypeCopy();
        copy.fill(fresh, source);
        while (!copy.unfilled.isEmpty()) {
            copy.unfilled.pop().run();
        }
        return fresh;
    }

    /** A new type of the same kind and name. */
    static YType emptyLike(Branch branch) {
        return switch (branch.typeRef) {
            case TypeRef.ARRAY -> new YArray();
            case TypeRef.TEXT -> new YText();
            case TypeRef.XML_ELEMENT -> new YXmlElement(branch.name());
            case TypeRef.XML_FRAGMENT -> new YXmlFragment();
            case TypeRef.XML_TEXT -> new YXmlText();
            case TypeRef.XML_HOOK -> new YXmlHook(branch.name());
            default -> new YMap();
        };
    }

    private void fill(YType fresh, YType source) {
        if (fresh instanceof YMap map) {
            fillEntries(map, source.branch());
        } else if (fresh instanceof YArray array) {
            array.insert(0, values(source.branch()));
        } else if (fresh instanceof YText text) {
            fillText(text, source.branch());
        } else if (fresh instanceof YXmlFragment fragment) {
            fillFragment(fragment, source.branch());
        }
    }

    private void fillEntries(YMap map, Branch source) {
        for (String key : MapEntries.keys(source)) {
            map.set(key, value(MapEntries.get(source, key)));
        }
    }

    private List<@Nullable Object> values(Branch source) {
        List<@Nullable Object> values = new ArrayList<>();
        ListEntries.all(source).forEach(value -> values.add(value(value)));
        return values;
    }

    private void fillText(YText text, Branch source) {
        List<Delta> runs = new ArrayList<>();
        for (Delta run : TextReader.delta(source, item -> !item.isDeleted())) {
            runs.add(
                    run instanceof Delta.Insert insert
                            ? new Delta.Insert(value(insert.value()), insert.attributes())
                            : run);
        }
        text.applyDelta(runs);
        for (String key : MapEntries.keys(source)) {
            text.setAttribute(key, value(MapEntries.get(source, key)));
        }
    }

    /** Children first, as official Yjs has it. */
    private void fillFragment(YXmlFragment fragment, Branch source) {
        List<YType> children = new ArrayList<>();
        for (Object child : values(source)) {
            if (child instanceof YType type) {
                children.add(type);
            }
        }
        fragment.insert(0, children);
        if (fragment instanceof YXmlElement element) {
            for (String key : MapEntries.keys(source)) {
                element.setAttribute(key, value(MapEntries.get(source, key)));
            }
        }
    }

    private @Nullable Object value(@Nullable Object value) {
        if (!(value instanceof YType type)) {
            return value;
        }
        YType fresh = emptyLike(type.branch());
        unfilled.push(() -> fill(fresh, type));
        return fresh;
    }
}
