package org.mandala.crdt;

import java.util.Map;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;

/** A subdocument as its parent stores it: guid and options. What it contains is a document of its own. */
final class DocContent {
    final String guid;
    final byte[] options;

    DocContent(String guid, byte[] options) {
        this.guid = guid;
        this.options = options;
    }

    Subdoc view() {
        Object parsed = Any.read(new ByteReader(options));
        Map<?, ?> map = parsed instanceof Map<?, ?> found ? found : Map.of();
        return new Subdoc(
                guid, !Boolean.FALSE.equals(map.get("gc")), Boolean.TRUE.equals(map.get("autoLoad")), map.get("meta"));
    }
}
