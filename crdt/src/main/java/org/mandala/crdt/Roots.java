package org.mandala.crdt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types at the top of a document, by name, oldest first. What kind they are is not on the wire: whoever names it first decides. */
final class Roots {
    private final Doc doc;
    private final Map<String, Branch> byName = new LinkedHashMap<>();

    Roots(Doc doc) {
        this.doc = doc;
    }

    Branch get(String name) {
        Branch known = byName.get(name);
        return known == null ? get(name, TypeRef.UNKNOWN) : known;
    }

    /** A root as a program names it: see {@link Surrogates#wellFormed}. */
    Branch named(String name, int typeRef) {
        return get(Surrogates.wellFormed(name), typeRef);
    }

    private Branch get(String name, int typeRef) {
        Branch branch = byName.computeIfAbsent(name, key -> new Branch(doc, typeRef, key));
        if (branch.typeRef == TypeRef.UNKNOWN) {
            branch.typeRef = (byte) typeRef;
        }
        return branch;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(byName.keySet()));
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        byName.forEach((name, branch) -> {
            if (branch.typeRef != TypeRef.UNKNOWN) {
                json.put(name, JsonView.of(YType.of(branch)));
            }
        });
        return json;
    }
}
