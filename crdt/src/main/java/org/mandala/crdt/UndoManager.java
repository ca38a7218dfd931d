package org.mandala.crdt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Undoes and redoes this document's own changes, and no one else's. On the wire an undo is ordinary inserts and deletes. What may be
 * brought back is kept from garbage collection until {@link #clear} or {@link #close}.
 */
public final class UndoManager implements AutoCloseable {
    private final Doc doc;
    private final List<Branch> scope = new ArrayList<>();
    private final Options options;
    private final Set<@Nullable Object> origins;
    private final Subscription subscription;
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
        this.subscription = Subscription.in(doc.listeners().transactions, this::capture);
    }

    private void capture(Transaction transaction) {
        if (!isTracked(transaction.origin())
                || transaction.changed().keySet().stream().noneMatch(this::inScope)) {
            return;
        }
        if (mode == Mode.UNDOING) {
            stopCapturing();
        } else if (mode == Mode.CAPTURING) {
            forget(transaction, redos);
            redos = new ArrayList<>();
        }
        push(UndoStep.of(transaction));
        StructRange.forEach(transaction, transaction.deletes.copy(), struct -> {
            if (struct instanceof Item item && inScope(item)) {
                keep(item, true);
            }
        });
    }

    private boolean isTracked(@Nullable Object origin) {
        return origins.contains(origin) || (origin != null && origins.contains(origin.getClass()));
    }

    private void push(UndoStep step) {
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
    }

    private boolean inScope(Branch type) {
        for (Branch at = type; at != null; at = at.parent()) {
            if (scope.contains(at)) {
                return true;
            }
        }
        return false;
    }

    boolean inScope(Item item) {
        return inScope(item.parent());
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

    private boolean pop(List<UndoStep> stack, Mode popping) {
        mode = popping;
        boolean[] done = {false};
        try {
            doc.transact(this, transaction -> {
                while (!stack.isEmpty() && !done[0]) {
                    UndoStep step = stack.remove(stack.size() - 1);
                    done[0] = new UndoRun(this, transaction, step).run();
                }
            });
        } finally {
            mode = Mode.CAPTURING;
        }
        return done[0];
    }

    public boolean canUndo() {
        return !undos.isEmpty();
    }

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
        for (UndoStep step : steps) {
            StructRange.forEach(transaction, step.deletions, struct -> {
                if (struct instanceof Item item && inScope(item)) {
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
