package org.mandala.crdt;

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

    static void apply(TextWriter writer, Delta step, Doc doc) {
        if (step instanceof Delta.Retain retain) {
            writer.format(retain.length(), retain.attributes());
        } else if (step instanceof Delta.Delete delete) {
            writer.delete(delete.length());
        } else if (step instanceof Delta.Insert insert) {
            insert(writer, insert, doc);
        }
    }

    private static void insert(TextWriter writer, Delta.Insert insert, Doc doc) {
        Object value = insert.value();
        if (value instanceof String text) {
            if (!text.isEmpty()) {
                String sound = Surrogates.wellFormed(text);
                writer.insert(new Content.Part(Content.STRING, sound.length(), Units.of(sound)), insert.attributes());
            }
        } else if (value != null) {
            writer.insert(embed(doc, value), insert.attributes());
            YType.replayIfType(value);
        }
    }
}
