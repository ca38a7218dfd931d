package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/** A bundle of changes that observers see, and peers receive, as one. */
public final class Transaction {
    private final Doc doc;
    private final @Nullable Object origin;
    private final boolean local;
    private final int number;
    final DeleteSet deletes = new DeleteSet();
    /** Clients with new structs; official Yjs copies the whole state vector instead, which grows with every past client. */
    private ClientStructs[] touched = new ClientStructs[1];

    private int[] before = new int[1];
    private int touchedCount;
    private @Nullable List<Struct> mergeCandidates;
    private @Nullable Map<Branch, Set<@Nullable String>> changed;
    private @Nullable SubdocChanges subdocs;
    private @Nullable Map<Object, @Nullable Object> meta;
    private Set<Long> deletedClients = Set.of();
    /** The received update, if it is all that this transaction does. */
    byte @Nullable [] forward;

    Transaction(Doc doc, @Nullable Object origin, boolean local, int number) {
        this.doc = doc;
        this.origin = origin;
        this.local = local;
        this.number = number;
        if (doc.listeners().needChanges()) {
            changed = new LinkedHashMap<>();
        }
    }

    /** The document that is changed. */
    public Doc doc() {
        return doc;
    }

    /** What was given to {@link Doc#transact} or {@link Doc#applyUpdate}. */
    public @Nullable Object origin() {
        return origin;
    }

    /** False for updates that came from elsewhere. */
    public boolean isLocal() {
        return local;
    }

    /** The types that were changed, as far as they are still there; null among the keys stands for the list. Empty where nobody observes. */
    public Map<YType, Set<@Nullable String>> changedTypes() {
        Map<YType, Set<@Nullable String>> types = new LinkedHashMap<>();
        changed().forEach((branch, keys) -> types.put(YType.of(branch), Collections.unmodifiableSet(keys)));
        return Collections.unmodifiableMap(types);
    }

    /** What listeners keep with this transaction, for those that come after. */
    public Map<Object, @Nullable Object> meta() {
        Map<Object, @Nullable Object> known = meta;
        if (known == null) {
            known = new LinkedHashMap<>();
            meta = known;
        }
        return known;
    }

    /** Which clocks were written and deleted so far. */
    public UpdateContents contents() {
        return UpdateContents.of(this);
    }

    void touch(ClientStructs client) {
        if (client.transaction == number || (client.transaction > number && indexOf(client) >= 0)) {
            return;
        }
        client.transaction = number;
        client.before = client.state();
        note(client);
    }

    private void note(ClientStructs client) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
            before = Arrays.copyOf(before, touchedCount * 2);
        }
        touched[touchedCount] = client;
        before[touchedCount++] = client.state();
    }

    /** For clients that a later transaction, run by an observer, has touched too; all others know their last one. */
    private int indexOf(ClientStructs client) {
        for (int i = 0; i < touchedCount; i++) {
            if (touched[i] == client) {
                return i;
            }
        }
        return -1;
    }

    int touchedCount() {
        return touchedCount;
    }

    ClientStructs touched(int i) {
        return touched[i];
    }

    int before(int i) {
        return before[i];
    }

    /** A client's state when this transaction began. */
    int before(ClientStructs client) {
        if (client.transaction == number) {
            return client.before;
        }
        int i = client.transaction > number ? indexOf(client) : -1;
        return i < 0 ? client.state() : before[i];
    }

    /** Whether this document's client, or one with structs made here, is past the clock that is given for it. */
    boolean anyAhead(LongToIntFunction clockOf) {
        for (int i = 0; i < touchedCount; i++) {
            if (clockOf.applyAsInt(touched[i].id) < touched[i].state()) {
                return true;
            }
        }
        long own = doc.clientId();
        return clockOf.applyAsInt(own) < doc.store().state(own);
    }

    boolean isEmpty() {
        if (!deletes.isEmpty()) {
            return false;
        }
        for (int i = 0; i < touchedCount; i++) {
            if (touched[i].state() > before[i]) {
                return false;
            }
        }
        return true;
    }

    void addMergeCandidate(Struct struct) {
        List<Struct> candidates = mergeCandidates;
        if (candidates == null) {
            candidates = new ArrayList<>();
            mergeCandidates = candidates;
        }
        candidates.add(struct);
    }

    List<Struct> mergeCandidates() {
        return mergeCandidates == null ? List.of() : mergeCandidates;
    }

    void noteChange(Branch type, @Nullable String key) {
        Map<Branch, Set<@Nullable String>> all = changed;
        if (all == null) {
            return;
        }
        Item owner = type.item;
        if (owner == null || (!owner.isDeleted() && owner.clock < before(owner.client))) {
            all.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(key);
        }
    }

    void forgetChange(Branch type) {
        if (changed != null) {
            changed.remove(type);
        }
    }

    /** Changed types with the changed keys; null stands for the list. Empty where nobody observes. */
    Map<Branch, Set<@Nullable String>> changed() {
        return changed == null ? Map.of() : changed;
    }

    SubdocChanges subdocs() {
        SubdocChanges known = subdocs;
        if (known == null) {
            known = new SubdocChanges();
            subdocs = known;
        }
        return known;
    }

    @Nullable SubdocChanges subdocsIfAny() {
        return subdocs;
    }

    /** To be called before the deletions are put in order. */
    void noteDeletedClients() {
        deletedClients = new LinkedHashSet<>();
        for (int i = 0; i < deletes.size(); i++) {
            deletedClients.add(deletes.client(i));
        }
    }

    /** Whose structs were deleted, those of whom it was done first foremost; an undo goes by that. */
    Set<Long> deletedClients() {
        return deletedClients;
    }

    /** Whether a struct was made in this transaction. */
    boolean adds(Struct struct) {
        return struct.clock >= before(struct.client);
    }

    /** Whether a struct was deleted in this transaction. */
    boolean deletes(Struct struct) {
        return deletes.contains(struct.client.id, struct.clock);
    }
}
