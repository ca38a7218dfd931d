package org.mandala.crdt;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Yjs document: shared types that many edit at once and that end up equal wherever all updates arrived, in any order.
 *
 * <p>A document belongs to one thread at a time.
 */
public final class Doc extends DocEvents {
    private final DocOptions options;
    private final StructStore store = new StructStore();
    private final Roots roots = new Roots(this);
    private final Integrator integrator = new Integrator();
    private final StateEncoder encoder = new StateEncoder(store);
    private final RedoneItems redone = new RedoneItems();
    private final Replays replays = new Replays();
    private final Subdocs subdocs = new Subdocs();
    private final Transactions transactions = new Transactions(this);
    private final Intake intake;
    private long clientId;

    /** An empty document with {@link DocOptions#defaults}. */
    public Doc() {
        this(DocOptions.defaults());
    }

    /** An empty document. */
    public Doc(DocOptions options) {
        this.options = options;
        this.clientId = options.clientId();
        this.intake = new Intake(this, transactions);
    }

    /** From now on an update may hold no more structs than this: a loaded document may be larger than what a peer may send at once. */
    public void boundStructs(int structs) {
        intake.boundStructs(structs);
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
        return intake.applyV1(updateV1, origin, guard);
    }

    /** Applies an update in V2, the format of snapshots and stores. Otherwise as {@link #applyUpdate}. */
    public Applied applyUpdateV2(byte[] updateV2, @Nullable Object origin) {
        return intake.applyV2(updateV2, origin);
    }

    /** Runs {@code body} as one transaction: observers and peers get its changes as one. */
    public void transact(@Nullable Object origin, Runnable body) {
        transactions.run(origin, transaction -> body.run());
    }

    /** As {@link #transact(Object, Runnable)}; inside an open transaction, {@code body} becomes part of that. */
    public void transact(@Nullable Object origin, Consumer<Transaction> body) {
        transactions.run(origin, body);
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
        Pending pending = intake.pending();
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
        return !intake.pending().isEmpty();
    }

    /** Per client the lowest clock that pending structs wait for; empty if none do. */
    public Map<Long, Integer> missing() {
        return intake.pending().missing();
    }

    /** What is in the document now, to come back to: see {@link Snapshot#restore}. */
    public Snapshot snapshot() {
        return new Snapshot(encoder.deleteSet(), encoder.stateVector());
    }

    /** The root map of that name, which every document has. */
    public YMap getMap(String name) {
        return new YMap(roots.named(name, TypeRef.MAP));
    }

    /** The root array of that name. */
    public YArray getArray(String name) {
        return new YArray(roots.named(name, TypeRef.ARRAY));
    }

    /** The root text of that name. */
    public YText getText(String name) {
        return new YText(roots.named(name, TypeRef.TEXT));
    }

    /** The root XML fragment of that name. */
    public YXmlFragment getXmlFragment(String name) {
        return new YXmlFragment(roots.named(name, TypeRef.XML_FRAGMENT));
    }

    /** Names of the root types that were asked for or written to, oldest first. What kind they are is not on the wire. */
    public Set<String> rootNames() {
        return roots.names();
    }

    /** A copy of all root types as plain Java values, by name; without roots of which nobody said here what kind they are. */
    public Map<String, @Nullable Object> toJson() {
        return roots.toJson();
    }

    /** The subdocuments that are in this document, oldest first. */
    public Set<Subdoc> subdocs() {
        return subdocs.present();
    }

    /**
     * Asks whoever provides contents for that of a subdocument: tells the listeners of {@link #onSubdocs}.
     *
     * @throws IllegalArgumentException if it is not in this document
     */
    public void load(Subdoc subdoc) {
        if (!subdocs().contains(subdoc)) {
            throw new IllegalArgumentException("no subdocument of this document: " + subdoc.guid());
        }
        transactions.run(null, transaction -> transaction.subdocs().load(subdoc));
    }

    Branch root(String name) {
        return roots.get(name);
    }

    /** Draws a new id if a transaction of others holds structs of this document's id. */
    void leaveClientIdTo(Transaction transaction) {
        for (int i = 0; i < transaction.touchedCount(); i++) {
            if (transaction.touched(i).id == clientId) {
                clientId = DocOptions.randomClientId();
                return;
            }
        }
    }

    StructStore store() {
        return store;
    }

    Pending pending() {
        return intake.pending();
    }

    Integrator integrator() {
        return integrator;
    }

    RedoneItems redoneItems() {
        return redone;
    }

    Replays replays() {
        return replays;
    }

    Subdocs subdocsHeld() {
        return subdocs;
    }

    /** Told of everything that becomes deleted, so that the encoded deletions can be kept between changes. */
    void noteDeletion() {
        encoder.noteDeletion();
    }
}
