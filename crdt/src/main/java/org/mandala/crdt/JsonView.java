package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shared types as plain values, without recursion: peers decide how deep types nest. */
final class JsonView {
    /** Types that have their place in the result but are still empty there. */
    private final Deque<Runnable> unfilled = new ArrayDeque<>();

    private JsonView() {}

    static Map<String, @Nullable Object> of(YMap map) {
        JsonView view = new JsonView();
        Map<String, @Nullable Object> json = view.object(map);
        view.fillAll();
        return json;
    }

    static List<@Nullable Object> of(YArray array) {
        JsonView view = new JsonView();
        List<@Nullable Object> json = view.list(array);
        view.fillAll();
        return json;
    }

    /** Maps and lists as such, text and XML as strings. */
    static @Nullable Object of(YType type) {
        JsonView view = new JsonView();
        Object json = view.plain(type);
        view.fillAll();
        return json;
    }

    private void fillAll() {
        while (!unfilled.isEmpty()) {
            unfilled.pop().run();
        }
    }

    private Map<String, @Nullable Object> object(YMap map) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        unfilled.push(() -> map.keys().forEach(key -> json.put(key, plain(map.get(key)))));
        return json;
    }

    private List<@Nullable Object> list(YArray array) {
        List<@Nullable Object> json = new ArrayList<>(array.length());
        unfilled.push(() -> ListEntries.all(array.branch()).forEach(value -> json.add(plain(value))));
        return json;
    }

    private @Nullable Object plain(@Nullable Object value) {
        if (value instanceof YMap map) {
            return object(map);
        }
        if (value instanceof YArray array) {
            return list(array);
        }
        return value instanceof YType ? value.toString() : value;
    }
}
