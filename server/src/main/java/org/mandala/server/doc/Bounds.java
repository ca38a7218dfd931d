package org.mandala.server.doc;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document a member may write, if not everywhere: in those entries of one root map whose field is admitted. Rule B13.
 *
 * @param admits decides by the field's value; null for a value that is no plain one, or is missing
 */
public record Bounds(String root, String field, Predicate<@Nullable Object> admits) {}
