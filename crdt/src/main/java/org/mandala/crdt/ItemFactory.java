package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes items of decoded rows, with the neighbours that their origins name. */
final class ItemFactory {
    private static final long NONE = -1;

    private final Doc doc;

    ItemFactory(Doc doc) {
        this.doc = doc;
    }

    /** The first other client of whose structs one is needed and not there yet, or -1. */
    long missingClient(Batch batch, int row, long client) {
        int kind = batch.kind(row);
        if (kind == Content.GC) {
            return NONE;
        }
        boolean namesLeft = batch.hasOrigin(row) || (batch.hasParent(row) && batch.text(row, Batch.NAME) == null);
        if (namesLeft && isMissing(batch.leftClient[row], batch.leftClock[row], client)) {
            return batch.leftClient[row];
        }
        if (batch.hasRightOrigin(row) && isMissing(batch.rightClient[row], batch.rightClock[row], client)) {
            return batch.rightClient[row];
        }
        return NONE;
    }

    private boolean isMissing(long id, int clock, long client) {
        return id != client && clock >= doc.store().state(id);
    }

    /** The item of a row without its first {@code offset} units, or null if it has become garbage. */
    @Nullable Item create(Transaction transaction, Batch batch, int row, ClientStructs client, int offset) {
        if (batch.kind(row) == Content.GC) {
            return null;
        }
        Neighbours found = new Neighbours();
        resolve(transaction, batch, row, found);
        if (found.parent == null) {
            return null;
        }
        Item item = new Item(client, batch.clock[row], batch.length[row], batch.kind(row), content(batch, row));
        found.placeIn(item);
        return offset == 0 ? item : withoutHead(transaction, item, offset);
    }

    private static @Nullable Item withoutHead(Transaction transaction, Item item, int offset) {
        item.dropHead(offset);
        if (Splitter.cleanEnd(transaction, item.client, item.clock - 1) instanceof Item left) {
            item.left = left;
            item.setOrigin(left);
            return item;
        }
        return null;
    }

    private void resolve(Transaction transaction, Batch batch, int row, Neighbours found) {
        if (batch.hasOrigin(row)) {
            ClientStructs client = doc.store().ensure(batch.leftClient[row]);
            found.setLeft(Splitter.cleanEnd(transaction, client, batch.leftClock[row]));
        }
        if (batch.hasRightOrigin(row)) {
            ClientStructs client = doc.store().ensure(batch.rightClient[row]);
            found.setRight(Splitter.cleanStart(transaction, client, batch.rightClock[row]));
        }
        if (batch.hasParent(row)) {
            found.parent = namedParent(batch, row);
            found.parentSub = batch.text(row, Batch.SUB);
        } else {
            found.inheritParent();
        }
    }

    private @Nullable Branch namedParent(Batch batch, int row) {
        String name = batch.text(row, Batch.NAME);
        if (name != null) {
            return doc.root(name);
        }
        ClientStructs client = doc.store().ensure(batch.leftClient[row]);
        boolean isType = client.find(batch.leftClock[row]) instanceof Item owner && owner.kind == Content.TYPE;
        return isType ? ((Item) client.find(batch.leftClock[row])).branch() : null;
    }

    private @Nullable Object content(Batch batch, int row) {
        int start = batch.contentStart[row];
        int end = batch.contentEnd[row];
        return switch (batch.kind(row)) {
            case Content.STRING -> text(batch, row, start, end);
            case Content.ANY -> new AnyContent(contentBytes(batch, row));
            case Content.JSON -> batch.jsonTexts(row);
            case Content.BINARY -> contentBytes(batch, row);
            case Content.EMBED -> RawJson.of(batch, row).detach();
            case Content.FORMAT ->
                new FormatContent(key(batch, row), RawJson.of(batch, row).detach());
            case Content.TYPE -> new Branch(doc, start, batch.text(row, Batch.KEY));
            case Content.DOC -> new DocContent(key(batch, row), Arrays.copyOfRange(batch.bytes, start, end));
            default -> null;
        };
    }

    static byte[] contentBytes(Batch batch, int row) {
        return Arrays.copyOfRange(batch.bytes, batch.contentStart[row], batch.contentEnd[row]);
    }

    static Object text(Batch batch, int row, int start, int end) {
        if (!batch.v2) {
            return Units.decode(batch.bytes, start, end, batch.length[row]);
        }
        byte[] latin1 = batch.latin1;
        return latin1 == null ? Units.of(batch.strings, start, end) : Arrays.copyOfRange(latin1, start, end);
    }

    static String key(Batch batch, int row) {
        String key = batch.text(row, Batch.KEY);
        return key == null ? "" : key;
    }
}
