package org.mandala.crdt;

import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteWriter;

/** Writes a document's own changes. */
final class LocalItems {
    private LocalItems() {}

    /** Makes and integrates an item between two neighbours. */
    static Item insert(
            Transaction transaction, Branch parent, @Nullable Item left, @Nullable Item right, Content.Part part) {
        return insert(transaction, parent, null, left, right, part);
    }

    /** Makes and integrates the new last item of a key. */
    static Item set(Transaction transaction, Branch parent, String key, Content.Part part) {
        return insert(transaction, parent, key, parent.entry(key), null, part);
    }

    private static Item insert(
            Transaction transaction,
            Branch parent,
            @Nullable String key,
            @Nullable Item left,
            @Nullable Item right,
            Content.Part part) {
        ClientStructs own = transaction.doc().store().ensure(transaction.doc().clientId());
        Item item = new Item(own, own.state(), part.length(), part.kind(), part.content());
        item.parent = parent;
        item.parentSub = key;
        item.left = left;
        item.right = right;
        if (left != null) {
            item.setOrigin(left);
        }
        if (right != null) {
            item.setRightOrigin(right);
        }
        transaction.doc().integrator().integrate(transaction, item);
        return item;
    }

    /** The content that holds one value. */
    static Content.Part part(Doc doc, @Nullable Object value) {
        if (value instanceof YType type) {
            return new Content.Part(Content.TYPE, 1, type.newBranch(doc));
        }
        if (value instanceof byte[] bytes) {
            return new Content.Part(Content.BINARY, 1, bytes.clone());
        }
        if (value instanceof Subdoc subdoc) {
            return new Content.Part(
                    Content.DOC, 1, new DocContent(Surrogates.wellFormed(subdoc.guid()), Any.encode(subdoc.options())));
        }
        ByteWriter out = new ByteWriter(16);
        Any.write(out, value);
        return new Content.Part(Content.ANY, 1, new AnyContent(out.toByteArray()));
    }

    /** Whether values of this kind share one item with their neighbours. */
    static boolean isPlain(@Nullable Object value) {
        return !(value instanceof YType || value instanceof byte[] || value instanceof Subdoc);
    }
}
