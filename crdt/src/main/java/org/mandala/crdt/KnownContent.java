package org.mandala.crdt;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Json;

/**
 * Compares what an update holds under ids that the document knows with what the document holds there. Where either side has let its content go
 * (it was deleted), there is nothing to compare. Yjs itself never looks, so that replicas that differ here would differ for ever.
 */
final class KnownContent {
    private KnownContent() {}

    /** Where the first struct of a block begins that holds something else than the document, or -1. */
    static int firstDifference(Batch batch, int block, ClientStructs client) {
        for (int row = batch.from(block); row < batch.to(block) && batch.clock[row] < client.state(); row++) {
            int kind = batch.kind(row);
            if (kind != Content.GC && kind != Content.SKIP && kind != Content.DELETED) {
                int clock = differsAt(batch, row, client);
                if (clock >= 0) {
                    return clock;
                }
            }
        }
        return -1;
    }

    private static int differsAt(Batch batch, int row, ClientStructs client) {
        int end = Math.min(batch.end(row), client.state());
        long at = client.seek(batch.clock[row]);
        while (at >= 0 && client.at(at).clock < end) {
            if (client.at(at) instanceof Item held && !held.isDeleted()) {
                int from = Math.max(held.clock, batch.clock[row]);
                if (!isSame(batch, row, held, from, Math.min(held.end(), end))) {
                    return from;
                }
            }
            at = client.after(at);
        }
        return -1;
    }

    /** Whether the units from one clock to another are the same on both sides. */
    private static boolean isSame(Batch batch, int row, Item held, int from, int to) {
        if (batch.kind(row) != held.kind || !isSameKey(batch, row, held)) {
            return false;
        }
        return switch (held.kind) {
            case Content.STRING -> isSameText(batch, row, held, from, to);
            case Content.ANY -> areSameValues(batch, row, held, from, to);
            case Content.JSON -> areSameTexts(batch, row, held, from, to);
            default -> isSameSingle(batch, row, held);
        };
    }

    private static boolean isSameKey(Batch batch, int row, Item held) {
        return !batch.hasParent(row)
                || held.clock != batch.clock[row]
                || Objects.equals(batch.text(row, Batch.SUB), held.parentSub);
    }

    /** A cut through a surrogate pair leaves a replacement on the side that was cut. */
    private static boolean isSameText(Batch batch, int row, Item held, int from, int to) {
        Object text = ItemFactory.text(batch, row, batch.contentStart[row], batch.contentEnd[row]);
        for (int clock = from; clock < to; clock++) {
            char theirs = Units.at(text, clock - batch.clock[row]);
            char ours = Units.at(held.held(), clock - held.clock);
            if (theirs != ours && theirs != Units.REPLACEMENT && ours != Units.REPLACEMENT) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSameValues(Batch batch, int row, Item held, int from, int to) {
        AnyContent theirs = new AnyContent(ItemFactory.contentBytes(batch, row));
        for (int clock = from; clock < to; clock++) {
            Object value = theirs.value(clock - batch.clock[row], batch.length[row]);
            if (!isSame(value, held.values().value(clock - held.clock, held.length))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSameTexts(Batch batch, int row, Item held, int from, int to) {
        String[] theirs = batch.jsonTexts(row);
        String[] ours = (String[]) held.held();
        return Arrays.equals(
                theirs, from - batch.clock[row], to - batch.clock[row], ours, from - held.clock, to - held.clock);
    }

    private static boolean isSameSingle(Batch batch, int row, Item held) {
        return switch (held.kind) {
            case Content.BINARY -> Arrays.equals(ItemFactory.contentBytes(batch, row), (byte[]) held.held());
            case Content.EMBED -> isSame(RawJson.of(batch, row), (RawJson) held.held());
            case Content.FORMAT ->
                held.format().key().equals(ItemFactory.key(batch, row))
                        && isSame(RawJson.of(batch, row), held.format().value());
            case Content.TYPE ->
                held.branch().typeRef == batch.contentStart[row]
                        && held.branch().name().equals(ItemFactory.key(batch, row));
            case Content.DOC -> ((DocContent) held.held()).guid.equals(ItemFactory.key(batch, row));
            default -> true;
        };
    }

    private static boolean isSame(RawJson theirs, RawJson ours) {
        return Json.stringify(theirs.value()).equals(Json.stringify(ours.value()));
    }

    /** Numbers travel in several codings of the same value. */
    private static boolean isSame(@Nullable Object theirs, @Nullable Object ours) {
        if (theirs instanceof byte[] bytes && ours instanceof byte[] others) {
            return Arrays.equals(bytes, others);
        } else if (theirs instanceof Number number && ours instanceof Number other) {
            return number.equals(other) || number.doubleValue() == other.doubleValue();
        } else if (theirs instanceof List<?> list && ours instanceof List<?> others) {
            return areSame(list, others);
        } else if (theirs instanceof Map<?, ?> map && ours instanceof Map<?, ?> others) {
            return map.keySet().equals(others.keySet())
                    && map.keySet().stream().allMatch(key -> isSame(map.get(key), others.get(key)));
        }
        return Objects.equals(theirs, ours);
    }

    private static boolean areSame(List<?> theirs, List<?> ours) {
        Iterator<?> others = ours.iterator();
        return theirs.size() == ours.size() && theirs.stream().allMatch(each -> isSame(each, others.next()));
    }
}
