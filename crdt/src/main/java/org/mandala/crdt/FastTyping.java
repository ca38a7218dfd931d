package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/**
 * The way of most updates: a client goes on typing behind its own last character. Such an update is one string that would be
 * integrated behind the client's last item and then merged into it; here it is put there at once. Where anything is unlike that, or
 * somebody observes, this does nothing.
 */
final class FastTyping {
    private final Doc doc;
    private final Pending pending;

    FastTyping(Doc doc, Pending pending) {
        this.doc = doc;
        this.pending = pending;
    }

    boolean tryApply(Batch batch, @Nullable Transaction open) {
        if (batch.size != 1 || batch.kind(0) != Content.STRING || !batch.hasOrigin(0) || !batch.deletes.isEmpty()) {
            return false;
        }
        int clock = batch.clock[0];
        long id = batch.blockClient[0];
        if (batch.leftClient[0] != id
                || batch.leftClock[0] != clock - 1
                || doc.listeners().needChanges()) {
            return false;
        }
        ClientStructs client = doc.store().find(id);
        if (client == null || client.state() != clock || id == doc.clientId() || !pending.isEmpty()) {
            return false;
        }
        return client.last() instanceof Item left && continues(left, batch) && append(client, left, batch, open);
    }

    private boolean continues(Item left, Batch batch) {
        if (left.kind != Content.STRING || left.isDeleted() || left.isRedone() || left.parentSub != null) {
            return false;
        }
        if (!batch.hasRightOrigin(0)) {
            return left.rightOriginClient == null && left.right == null;
        }
        ClientStructs rightClient = left.rightOriginClient;
        Item right = left.right;
        return rightClient != null
                && rightClient.id == batch.rightClient[0]
                && left.rightOriginClock == batch.rightClock[0]
                && right != null
                && right.client == rightClient
                && right.clock == left.rightOriginClock;
    }

    private static boolean append(ClientStructs client, Item left, Batch batch, @Nullable Transaction open) {
        if (open != null) {
            open.touch(client);
        }
        int start = batch.contentStart[0];
        int end = batch.contentEnd[0];
        int units = batch.length[0];
        Object text = left.held();
        Object longer = end - start == units
                ? Units.appendAscii(text, left.length, batch.bytes, start, units)
                : Units.append(text, left.length, Units.decode(batch.bytes, start, end, units), units);
        if (longer != text) {
            left.content = longer;
        }
        client.extendLast(units);
        left.parent().length += units;
        left.parent().forgetMark();
        return true;
    }
}
