package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Yjs document: shared types that many edit at once and that end up equal wherever all updates arrived, in any order.
 *
 * <p>A document belongs to one thread at a time.
 */
public final class Doc {
    private final DocOptions options;
    private final StructStore store = new StructStore();
    private final Map<String, Branch> roots = new LinkedHashMap<>();
    private final BatchReader reader;
    private final Batch received = new Batch();
    private final Pending pending;
    private final UpdateApplier applier;
    private final FastTyping typing;
    private final Integrator integrator = new Integrator();
    private final StateEncoder encoder = new StateEncoder(store);
    private final RedoneItems redone = new RedoneItems();
    private final TransactionCleanup cleanup = new TransactionCleanup(this);
    private final Listeners listeners = new Listeners();
    private int transactions;
    private long clientId;
    private @Nullable Transaction open;

    /** An empty document with {@link DocOptions#defaults}. */
    public Doc() {
        this(DocOptions.defaults());
    }

    /** An empty document. */
    public Doc(DocOptions options) {
        this.options = options;
        this.clientId = options.clientId();
        this.reader = new BatchReader(options.limits().structs());
        this.pending = new Pending(options.limits().pendingBytes(), new BatchReader(Integer.MAX_VALUE));
        this.applier = new UpdateApplier(this, pending);
        this.typing = new FastTyping(this);
    }

    /** From now on an update may hold no more structs than this: a loaded document may be larger than what a peer may send at once. */
    public void boundStructs(int structs) {
        reader.bound(structs);
    }

    /** How this document was made. */
    public DocOptions options() {
        return options;
    }

    /** The id of this document's own changes; drawn anew if another peer is seen to write under it. */
    public long clientId() {
        return clientId;
    }

    /**
     * Applies an update in V1, the format of y-protocols.
     *
     * @param origin handed to listeners; anything
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if the bytes are no valid update; the document is unchanged then
     */
    public Applied applyUpdate(byte[] updateV1, @Nullable Object origin) {
        return applyUpdate(updateV1, origin, UpdateGuard.NONE);
    }

    /**
     * As {@link #applyUpdate(byte[], Object)}, if the guard lets it in.
     *
     * @throws RuntimeException that of the guard; the document is unchanged then
     */
    public Applied applyUpdate(byte[] updateV1, @Nullable Object origin, UpdateGuard guard) {
        reader.readV1(updateV1, received);
        inspect(guard);
        return applyReceived(updateV1, origin);
    }

    private Applied applyReceived(byte[] updateV1, @Nullable Object origin) {
        if (listeners.updatesV2.isEmpty() && typing.tryApply(received, open)) {
            received.clear();
            if (open == null) {
                Listeners.emit(listeners.updates, updateV1, origin);
            }
            return new Applied(updateV1, false);
        }
        return apply(updateV1, origin, true);
    }

    private void inspect(UpdateGuard guard) {
        if (guard == UpdateGuard.NONE) {
            return;
        }
        try {
            for (int block = 0; block < received.blocks; block++) {
                inspect(guard, block);
            }
            EntryGuard entries = guard.entries();
            if (entries != null) {
                new EntryScan(received, store).show(entries);
            }
        } catch (RuntimeException e) {
            received.clear();
            throw e;
        }
    }

    private void inspect(UpdateGuard guard, int block) {
        int from = received.from(block);
        int to = received.to(block);
        if (to > from) {
            long client = received.blockClient[block];
            guard.structs(client, received.clock[from], received.end(to - 1), store.state(client));
            compareKnown(guard, block);
        }
    }

    private void compareKnown(UpdateGuard guard, int block) {
        long client = received.blockClient[block];
        ClientStructs known = store.find(client);
        if (known != null && received.clock[received.from(block)] < known.state()) {
            int clock = KnownContent.firstDifference(received, block, known);
            if (clock >= 0) {
                guard.differs(client, clock);
            }
        }
    }

    /** Applies an update in V2, the format of snapshots and stores. Otherwise as {@link #applyUpdate}. */
    public Applied applyUpdateV2(byte[] updateV2, @Nullable Object origin) {
        reader.readV2(updateV2, received);
        return apply(updateV2, origin, false);
    }

    private Applied apply(byte[] update, @Nullable Object origin, boolean forwardable) {
        try {
            ParentCheck.check(received, store);
            Transaction outer = open;
            return outer == null ? applyAlone(update, origin, forwardable) : applyIn(outer, update);
        } finally {
            received.clear();
        }
    }

    private Applied applyAlone(byte[] update, @Nullable Object origin, boolean forwardable) {
        Transaction transaction = begin(origin, false);
        boolean parked;
        try {
            boolean whole = applier.apply(transaction, received);
            parked = applier.parked();
            if (whole && forwardable) {
                transaction.forward = update;
            }
        } finally {
            end(transaction);
        }
        return new Applied(transaction.forward, parked);
    }

    private Applied applyIn(Transaction outer, byte[] update) {
        applier.apply(outer, received);
        return new Applied(outer.isEmpty() ? null : update, applier.parked());
    }

    /** Runs {@code body} as one transaction: observers and peers get its changes as one. */
    public void transact(@Nullable Object origin, Runnable body) {
        transact(origin, transaction -> body.run());
    }

    /** As {@link #transact(Object, Runnable)}; inside an open transaction, {@code body} becomes part of that. */
    public void transact(@Nullable Object origin, Consumer<Transaction> body) {
        Transaction outer = open;
        if (outer != null) {
            body.accept(outer);
            return;
        }
        Transaction transaction = begin(origin, true);
        try {
            body.accept(transaction);
        } finally {
            end(transaction);
        }
    }

    private Transaction begin(@Nullable Object origin, boolean local) {
        Transaction transaction = new Transaction(this, origin, local, ++transactions);
        open = transaction;
        return transaction;
    }

    private void end(Transaction transaction) {
        open = null;
        if (!transaction.isLocal() && isTakenByOthers(transaction)) {
            clientId = DocOptions.randomClientId();
        }
        cleanup.run(transaction);
    }

    private boolean isTakenByOthers(Transaction transaction) {
        for (int i = 0; i < transaction.touchedCount(); i++) {
            if (transaction.touched(i).id == clientId) {
                return true;
            }
        }
        return false;
    }

    /** The whole document, pending data included, in V1. */
    public byte[] encodeStateAsUpdate() {
        return encodeStateAsUpdate(StateVector.EMPTY);
    }

    /** What somebody who knows {@code known} lacks, in V1: the answer to a sync step 1. Deletions are always sent in full. */
    public byte[] encodeStateAsUpdate(StateVector known) {
        return encode(known, false);
    }

    /** The whole document, pending data included, in V2: smaller, for storing. */
    public byte[] encodeStateAsUpdateV2() {
        return encode(StateVector.EMPTY, true);
    }

    /** As {@link #encodeStateAsUpdate(StateVector)}, in V2. */
    public byte[] encodeStateAsUpdateV2(StateVector known) {
        return encode(known, true);
    }

    private byte[] encode(StateVector known, boolean v2) {
        byte[] state = encoder.encode(known, v2);
        return pending.isEmpty() ? state : PendingEncoder.append(state, pending, known, v2);
    }

    /** What this document knows: the next clock of every client. */
    public StateVector stateVector() {
        return encoder.stateVector();
    }

    /** The clock that a client's next struct will have here, 0 if nothing is known of it; the cost does not grow with other clients. */
    public int clock(long client) {
        return store.state(client);
    }

    /** Whether structs or deletions wait for others that did not arrive. */
    public boolean hasPending() {
        return !pending.isEmpty();
    }

    /** Per client the lowest clock that pending structs wait for; empty if none do. */
    public Map<Long, Integer> missing() {
        return pending.missing();
    }

    /** What is in the document now, to come back to: see {@link Snapshot#restore}. */
    public Snapshot snapshot() {
        return new Snapshot(encoder.deleteSet(), encoder.stateVector());
    }

    /** The root map of that name, which every document has. */
    public YMap getMap(String name) {
        return new YMap(root(name, TypeRef.MAP));
    }

    /** The root array of that name. */
    public YArray getArray(String name) {
        return new YArray(root(name, TypeRef.ARRAY));
    }

    /** The root text of that name. */
    public YText getText(String name) {
        return new YText(root(name, TypeRef.TEXT));
    }

    /** The root XML fragment of that name. */
    public YXmlFragment getXmlFragment(String name) {
        return new YXmlFragment(root(name, TypeRef.XML_FRAGMENT));
    }

    /** Names of the root types that were asked for or written to, oldest first. What kind they are is not on the wire. */
    public Set<String> rootNames() {
        return Set.copyOf(roots.keySet());
    }

    /** Calls {@code listener} with the V1 update and the origin of every transaction that changed something. */
    public Subscription onUpdate(BiConsumer<byte[], @Nullable Object> listener) {
        return Registration.in(listeners.updates, listener);
    }

    /** As {@link #onUpdate}, in V2. */
    public Subscription onUpdateV2(BiConsumer<byte[], @Nullable Object> listener) {
        return Registration.in(listeners.updatesV2, listener);
    }

    /** Tells which subdocuments a transaction brought and took. */
    public Subscription onSubdocs(Consumer<SubdocsEvent> listener) {
        return Registration.in(listeners.subdocs, listener);
    }

    Branch root(String name) {
        Branch known = roots.get(name);
        return known == null ? root(name, TypeRef.UNKNOWN) : known;
    }

    private Branch root(String name, int typeRef) {
        Branch branch = roots.computeIfAbsent(name, key -> new Branch(this, typeRef, key));
        if (branch.typeRef == TypeRef.UNKNOWN) {
            branch.typeRef = (byte) typeRef;
        }
        return branch;
    }

    StructStore store() {
        return store;
    }

    Pending pending() {
        return pending;
    }

    Integrator integrator() {
        return integrator;
    }

    RedoneItems redoneItems() {
        return redone;
    }

    Listeners listeners() {
        return listeners;
    }

    /** Told of everything that becomes deleted, so that the encoded deletions can be kept between changes. */
    void noteDeletion() {
        encoder.noteDeletion();
    }
}
