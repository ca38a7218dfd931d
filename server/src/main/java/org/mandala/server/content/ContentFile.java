package org.mandala.server.content;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.utils.JsonNodes;

/** A file that satisfies its schema: the bytes as they were written, and what they say. */
public final class ContentFile {
    private final String name;
    private final byte[] bytes;
    private final JsonNode root;

    ContentFile(String name, byte[] bytes, JsonNode root) {
        this.name = name;
        this.bytes = bytes;
        this.root = root;
    }

    public String name() {
        return name;
    }

    /** The file as it was written. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public JsonNode root() {
        return root;
    }

    /** A problem at the node under {@code pointer}, such as {@code /steps/0/id}. */
    public ContentProblem problem(String pointer, String reason) {
        return new ContentProblem(name, lineOf(root.at(JsonPointer.compile(pointer))), reason);
    }

    /** The line, counted from 1, on which {@code node} begins; 0 where it is not known. */
    static int lineOf(JsonNode node) {
        JsonLocation place = JsonNodes.tokenLocationOf(node);
        return place == null ? 0 : place.getLineNr();
    }
}
