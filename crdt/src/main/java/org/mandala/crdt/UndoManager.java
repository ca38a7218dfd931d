package org.mandala.crdt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Undoes and redoes this document's own changes, and no one else's. On the wire an undo is ordinary inserts and deletes. What may be
 * brought back is kept from garbage collection until {@link #clear} or {@link #close}.
 */
public final class UndoManager implements AutoCloseable {
    private final Doc doc;
    private final UndoScope scope;
    private final UndoOptions options;
    private final Set<@Nullable Object> origins;
    private final Subscription subscription;
    private final UndoListeners listeners = new UndoListeners();
    private final List<UndoStep> undos = new ArrayList<>();
    private final List<UndoStep> redos = new ArrayList<>();
    private Mode mode = Mode.CAPTURING;
    private long lastChangeMs;
    private boolean joins;

    private enum Mode {
        CAPTURING,
        UNDOING,
        REDOING;

        /** Of the step that is taken back in this mode. */
        UndoEvent.Kind taken() {
            return this == UNDOING ? UndoEvent.Kind.UNDO : UndoEvent.Kind.REDO;
        }

        /** Of the step that is made in this mode. */
        UndoEvent.Kind made() {
            return this == UNDOING ? UndoEvent.Kind.REDO : UndoEvent.Kind.UNDO;
        }
    }

    /** A step that had an effect, in the transaction that had it. */
    private record Popped(UndoStep step, Transaction transaction) {}

    /** Captures changes to these types and what they contain. */
    public UndoManager(Doc doc, List<? extends YType> types, UndoOptions options) {
        this(doc, new UndoScope(false), options);
        types.forEach(scope::add);
    }

    /** Captures changes to the whole document. */
    public UndoManager(Doc doc, UndoOptions options) {
        this(doc, new UndoScope(true), options);
    }

    private UndoManager(Doc doc, UndoScope scope, UndoOptions options) {
        this.doc = doc;
        this.scope = scope;
        this.options = options;
        this.origins = new HashSet<>(options.origins());
        this.origins.add(this);
        this.subscription = doc.onTransaction(this::capture);
    }

    private void capture(Transaction transaction) {
        if (!isTracked(transaction)) {
            return;
        }
        if (mode == Mode.UNDOING) {
            stopCapturing();
        } else if (mode == Mode.CAPTURING) {
            forget(transaction, redos);
        }
        UndoStep step = push(UndoStep.of(transaction));
        scope.keep(transaction, transaction.deletes.copy(), true);
        UndoListeners.emit(listeners.added, mode.made(), step, transaction);
    }

    private boolean isTracked(Transaction transaction) {
        Object origin = transaction.origin();
        return (origins.contains(origin) || (origin != null && origins.contains(origin.getClass())))
                && scope.touchedBy(transaction)
                && options.captured().test(transaction);
    }

    private UndoStep push(UndoStep step) {
        List<UndoStep> stack = mode == Mode.UNDOING ? redos : undos;
        long now = options.nowMs().getAsLong();
        if (mode == Mode.CAPTURING && joins && !stack.isEmpty() && now - lastChangeMs < options.captureMs()) {
            stack.get(stack.size() - 1).add(step);
        } else {
            stack.add(step);
        }
        if (mode == Mode.CAPTURING) {
            lastChangeMs = now;
            joins = true;
        }
        return stack.get(stack.size() - 1);
    }

    /** Calls {@code listener} when a step was made, or grew by a change that came soon after. */
    public Subscription onStepAdded(Consumer<UndoEvent> listener) {
        return Registration.in(listeners.added, listener);
    }

    /** Calls {@code listener} when a step was undone or redone. */
    public Subscription onStepPopped(Consumer<UndoEvent> listener) {
        return Registration.in(listeners.popped, listener);
    }

    /** Calls {@code listener} when {@link #clear} forgot steps. */
    public Subscription onCleared(Runnable listener) {
        return Registration.in(listeners.cleared, listener);
    }

    /** Captures changes to this type and what it contains too, from now on. */
    public void addToScope(YType type) {
        scope.add(type);
    }

    /** Captures transactions of this origin, or of origins of this {@link Class}, too, from now on. */
    public void trackOrigin(@Nullable Object origin) {
        origins.add(origin);
    }

    /** Captures transactions of this origin no longer. */
    public void untrackOrigin(@Nullable Object origin) {
        origins.remove(origin);
    }

    /** The next change starts a step of its own. */
    public void stopCapturing() {
        joins = false;
    }

    /** Undoes the last step that still has an effect; returns whether there was one. */
    public boolean undo() {
        return pop(undos, Mode.UNDOING);
    }

    /** Takes back the last undo; returns whether there was one. */
    public boolean redo() {
        return pop(redos, Mode.REDOING);
    }

    private boolean pop(List<UndoStep> stack, Mode popping) {
        mode = popping;
        List<Popped> popped = new ArrayList<>(1);
        try {
            doc.transact(this, transaction -> {
                while (!stack.isEmpty() && popped.isEmpty()) {
                    UndoStep step = stack.remove(stack.size() - 1);
                    if (new UndoRun(this, transaction, step).run()) {
                        popped.add(new Popped(step, transaction));
                    }
                }
            });
        } finally {
            mode = Mode.CAPTURING;
        }
        popped.forEach(it -> UndoListeners.emit(listeners.popped, popping.taken(), it.step(), it.transaction()));
        return !popped.isEmpty();
    }

    /** Whether {@link #undo} has a step to take back. */
    public boolean canUndo() {
        return !undos.isEmpty();
    }

    /** Whether {@link #redo} has an undo to take back. */
    public boolean canRedo() {
        return !redos.isEmpty();
    }

    /** Forgets all steps and lets their contents be collected. */
    public void clear() {
        clear(true, true);
    }

    /** As {@link #clear()}, only the steps that can be undone, or only those that can be redone. */
    public void clear(boolean undone, boolean redone) {
        if ((undone && canUndo()) || (redone && canRedo())) {
            doc.transact(null, transaction -> {
                forget(transaction, undone ? undos : new ArrayList<>());
                forget(transaction, redone ? redos : new ArrayList<>());
            });
            listeners.cleared.forEach(Runnable::run);
        }
    }

    private void forget(Transaction transaction, List<UndoStep> steps) {
        steps.forEach(step -> scope.keep(transaction, step.deletions, false));
        steps.clear();
    }

    UndoScope scope() {
        return scope;
    }

    UndoOptions options() {
        return options;
    }

    /** Whether any step deleted this item. */
    boolean hasDeleted(Item item) {
        long client = item.client.id;
        return undos.stream().anyMatch(step -> step.deletions.contains(client, item.clock))
                || redos.stream().anyMatch(step -> step.deletions.contains(client, item.clock));
    }

    /** Stops capturing for good. */
    @Override
    public void close() {
        subscription.cancel();
    }
}
