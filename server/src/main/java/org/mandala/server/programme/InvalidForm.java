package org.mandala.server.programme;

import java.util.LinkedHashMap;
import java.util.Map;

/** A form that cannot be taken as it is: for each field that is wrong, a sentence that says what to do. */
public final class InvalidForm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> fields;

    public InvalidForm(Map<String, String> fields) {
        super(String.join(" ", fields.values()), null, false, false);
        this.fields = new LinkedHashMap<>(fields);
    }

    public InvalidForm(String field, String sentence) {
        this(Map.of(field, sentence));
    }

    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }
}
