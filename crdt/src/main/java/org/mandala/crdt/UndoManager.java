package org.mandala.crdt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Undoes and redoes this document's own changes, and no one else's. On the wire an undo is ordinary inserts and deletes. What may be
 * brought back is kept from garbage collection until {@link #clear} or {@link #close}.
 */
public final class UndoManager implements AutoCloseable {
    private final Doc doc;
    private final Set<Branch> scope = new HashSet<>();
    private final Options options;
    private final Set<@Nullable Object> origins;
    private final Subscription subscription;
    private final List<Consumer<UndoEvent>> addedListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<UndoEvent>> poppedListeners = new CopyOnWriteArrayList<>();
    private List<UndoStep> undos = new ArrayList<>();
    private List<UndoStep> redos = new ArrayList<>();
    private Mode mode = Mode.CAPTURING;
    private long lastChangeMs;
    private boolean joins;

    private enum Mode {
        CAPTURING,
        UNDOING,
        REDOING
    }

    /**
     * What to capture.
     *
     * @param captureMs changes that follow one another within so many milliseconds are undone as one
     * @param origins origins of transactions to capture; null in it stands for those without an origin, a {@link Class} for all its
     *     instances
     * @param overwritesOthers whether undoing may replace what others set under the same key since
     * @param nowMs the current time in milliseconds, from any origin
     */
    public record Options(
            long captureMs, Set<? extends @Nullable Object> origins, boolean overwritesOthers, LongSupplier nowMs) {
        /** Half a second, changes without an origin, never replaces what others set. */
        public static Options defaults(LongSupplier nowMs) {
            Set<@Nullable Object> noOrigin = new HashSet<>();
            noOrigin.add(null);
            return new Options(500, noOrigin, false, nowMs);
        }
    }

    /** Captures changes to these types and what they contain. */
    public UndoManager(Doc doc, List<? extends YType> types, Options options) {
        this.doc = doc;
        this.options = options;
        this.origins = new HashSet<>(options.origins());
        this.origins.add(this);
        types.forEach(type -> scope.add(type.branch()));
        this.subscription = Registration.in(doc.listeners().transactions, this::capture);
    }

    private void capture(Transaction transaction) {
        Ancestry inScope = inScope();
        if (!isTracked(transaction.origin())
                || transaction.changed().keySet().stream().noneMatch(inScope::isInside)) {
            return;
        }
        if (mode == Mode.UNDOING) {
            stopCapturing();
        } else if (mode == Mode.CAPTURING) {
            forget(transaction, redos);
            redos = new ArrayList<>();
        }
        UndoStep step = push(UndoStep.of(transaction));
        UndoEvent.Kind kind = mode == Mode.UNDOING ? UndoEvent.Kind.REDO : UndoEvent.Kind.UNDO;
        StructRange.forEach(transaction, transaction.deletes.copy(), struct -> {
            if (struct instanceof Item item && inScope.isInside(item.parent())) {
                keep(item, true);
            }
        });
        emit(addedListeners, kind, step, transaction);
    }

    private static void emit(
            List<Consumer<UndoEvent>> listeners, UndoEvent.Kind kind, UndoStep step, Transaction transaction) {
        if (!listeners.isEmpty()) {
            Set<YType> changed = new LinkedHashSet<>();
            transaction.changed().keySet().forEach(type -> changed.add(YType.of(type)));
            UndoEvent event = new UndoEvent(kind, transaction.origin(), changed, step.meta);
            listeners.forEach(listener -> listener.accept(event));
        }
    }

    /** Calls {@code listener} when a step was made, or grew by a change that came soon after. */
    public Subscription onStepAdded(Consumer<UndoEvent> listener) {
        return Registration.in(addedListeners, listener);
    }

    /** Calls {@code listener} when a step was undone or redone. */
    public Subscription onStepPopped(Consumer<UndoEvent> listener) {
        return Registration.in(poppedListeners, listener);
    }

    /** Captures changes to this type and what it contains too, from now on. */
    public void addToScope(YType type) {
        scope.add(type.branch());
    }

    /** Captures transactions of this origin, or of origins of this {@link Class}, too, from now on. */
    public void trackOrigin(@Nullable Object origin) {
        origins.add(origin);
    }

    /** Captures transactions of this origin no longer. */
    public void untrackOrigin(@Nullable Object origin) {
        origins.remove(origin);
    }

    private boolean isTracked(@Nullable Object origin) {
        return origins.contains(origin) || (origin != null && origins.contains(origin.getClass()));
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

    /** Tells which types lie within those that are captured. */
    Ancestry inScope() {
        return new Ancestry(scope::contains);
    }

    /** An item and all that holds it. */
    static void keep(Item item, boolean kept) {
        for (Item at = item; at != null && at.isKept() != kept; at = at.parent().item) {
            at.setKept(kept);
        }
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

    /** The step that had an effect, if any. */
    private final class Popped {
        private @Nullable UndoStep step;
        private @Nullable Transaction transaction;

        void note(boolean changed, UndoStep run, Transaction in) {
            if (changed) {
                step = run;
                transaction = in;
            }
        }

        void emit(Mode popping) {
            if (step != null && transaction != null) {
                UndoEvent.Kind kind = popping == Mode.UNDOING ? UndoEvent.Kind.UNDO : UndoEvent.Kind.REDO;
                UndoManager.emit(poppedListeners, kind, step, transaction);
            }
        }
    }

    private boolean pop(List<UndoStep> stack, Mode popping) {
        mode = popping;
        Popped popped = new Popped();
        try {
            doc.transact(this, transaction -> {
                while (!stack.isEmpty() && popped.step == null) {
                    UndoStep step = stack.remove(stack.size() - 1);
                    popped.note(new UndoRun(this, transaction, step).run(), step, transaction);
                }
            });
        } finally {
            mode = Mode.CAPTURING;
        }
        popped.emit(popping);
        return popped.step != null;
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
        doc.transact(null, transaction -> {
            forget(transaction, undos);
            forget(transaction, redos);
        });
        undos = new ArrayList<>();
        redos = new ArrayList<>();
    }

    private void forget(Transaction transaction, List<UndoStep> steps) {
        Ancestry inScope = inScope();
        for (UndoStep step : steps) {
            StructRange.forEach(transaction, step.deletions, struct -> {
                if (struct instanceof Item item && inScope.isInside(item.parent())) {
                    keep(item, false);
                }
            });
        }
    }

    boolean overwritesOthers() {
        return options.overwritesOthers();
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
