package org.mandala.crdt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can stand in a text besides characters, and the steps of a delta. */
final class TextParts {
    /** Makes content for a document. */
    @FunctionalInterface
    interface Maker {
        Content.Part make(Doc doc);
    }

    private TextParts() {}

    static Content.Part embed(Doc doc, Object embed) {
        return embed instanceof YType
                ? LocalItems.part(doc, embed)
                : new Content.Part(Content.EMBED, 1, RawJson.of(embed));
    }

    /** Units of the old text that a step passes. */
    static int consumed(Delta step) {
        if (step instanceof Delta.Retain retain) {
            return retain.length();
        }
        return step instanceof Delta.Delete delete ? delete.length() : 0;
    }

    /** Makes a whole change, step by step. */
    static void apply(TextWriter writer, List<? extends Delta> steps, Doc doc) {
        for (int i = 0; i < steps.size(); i++) {
            Delta step = steps.get(i);
            apply(writer, step, doc);
            if (step instanceof Delta.Insert insert && insert.value() instanceof YType type && type.hasChanges()) {
                List<? extends Delta> rest = steps.subList(i + 1, steps.size());
                type.replay(() -> apply(writer, rest, doc));
                return;
            }
        }
    }

    private static void apply(TextWriter writer, Delta step, Doc doc) {
        if (step instanceof Delta.Retain retain) {
            writer.format(retain.length(), Surrogates.wellFormed(retain.attributes()));
        } else if (step instanceof Delta.Delete delete) {
            writer.delete(delete.length());
        } else if (step instanceof Delta.Insert insert) {
            insert(writer, insert, doc);
        }
    }

    private static void insert(TextWriter writer, Delta.Insert insert, Doc doc) {
        Object value = insert.value();
        Map<String, @Nullable Object> attributes = Surrogates.wellFormed(insert.attributes());
        if (value instanceof String text) {
            if (!text.isEmpty()) {
                String sound = Surrogates.wellFormed(text);
                writer.insert(new Content.Part(Content.STRING, sound.length(), Units.of(sound)), attributes);
            }
        } else if (value != null) {
            writer.insert(embed(doc, value), attributes);
        }
    }
}
