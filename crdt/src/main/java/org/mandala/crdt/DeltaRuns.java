package org.mandala.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers steps of one unit each into a delta of as few steps as there can be. */
final class DeltaRuns {
    private final List<Delta> steps = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, @Nullable Object> attributes = Map.of();
    private int retained;
    private int deleted;

    void delete() {
        if (deleted == 0) {
            end();
        }
        deleted++;
    }

    void insert(char unit, Map<String, Object> wanted) {
        if (text.length() == 0 || !attributes.equals(wanted)) {
            end();
            attributes = new LinkedHashMap<>(wanted);
        }
        text.append(unit);
    }

    void insert(@Nullable Object value, Map<String, Object> wanted) {
        end();
        steps.add(new Delta.Insert(value, new LinkedHashMap<>(wanted)));
    }

    /** Keeps a unit and gives it {@code wanted} in the place of what it has. */
    void retain(Map<String, Object> has, Map<String, Object> wanted) {
        Map<String, @Nullable Object> change = change(has, wanted);
        if (retained == 0 || !attributes.equals(change)) {
            end();
            attributes = change;
        }
        retained++;
    }

    private static Map<String, @Nullable Object> change(Map<String, Object> has, Map<String, Object> wanted) {
        if (has.isEmpty() && wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        has.keySet().stream().filter(key -> !wanted.containsKey(key)).forEach(key -> change.put(key, null));
        wanted.forEach((key, value) -> {
            if (!Rendering.value(value).equals(Rendering.value(has.get(key)))) {
                change.put(key, value);
            }
        });
        return change;
    }

    List<Delta> done() {
        end();
        return steps;
    }

    private void end() {
        if (text.length() > 0) {
            steps.add(new Delta.Insert(text.toString(), attributes));
            text.setLength(0);
        } else if (retained > 0) {
            steps.add(new Delta.Retain(retained, attributes));
            retained = 0;
        } else if (deleted > 0) {
            steps.add(new Delta.Delete(deleted));
            deleted = 0;
        }
    }
}
