package org.mandala.server.doc.simulation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.StoredDoc;

/**
 * A disk with one document on it, for one server or several. It is slow, fails, hangs, and says "failed" of what it has written; a crash of a server forgets what
 * that had asked for and was not committed. {@link #holds} is the truth about what is stored.
 */
final class SimStore {
    private static final int CHECKPOINTS_KEPT = 2;

    private final VirtualTime time;
    private final Random random;
    private final List<Buffer> rows = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private Doc mirror = emptyDoc();
    private boolean failing;
    private boolean hanging;

    /** Without a stack: it is thrown by thousands, and says the same each time. */
    private static final class DiskFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DiskFull() {
            super("the disk does not take it", null, false, false);
        }
    }

    private record Checkpoint(long seq, Buffer state) {}

    SimStore(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** As a server on this home reaches it. */
    DocStore from(SimHome home) {
        return new View(home);
    }

    void failing(boolean is) {
        failing = is;
    }

    void hanging(boolean is) {
        hanging = is;
    }

    int rows() {
        return rows.size();
    }

    /** Whether everything in an update is stored; an update that is not leaves the mirror spoiled, which ends the run anyway. */
    boolean holds(byte[] update) {
        return mirror.applyUpdate(update, null).update() == null && !mirror.hasPending();
    }

    /** A document of what is stored, by the way of a load. */
    Doc loaded() {
        Doc doc = emptyDoc();
        Checkpoint last = newest();
        if (last != null) {
            doc.applyUpdateV2(last.state.getBytes(), null);
        }
        after(last).forEach(row -> doc.applyUpdate(row.getBytes(), null));
        return doc;
    }

    private void commit(List<Buffer> updates) {
        for (Buffer update : updates) {
            rows.add(update);
            mirror.applyUpdate(update.getBytes(), null);
        }
    }

    private StoredDoc whole() {
        Checkpoint last = newest();
        return new StoredDoc(
                last == null ? 0 : last.seq, last == null ? null : last.state, after(last), rows.size(), null);
    }

    /** All updates up to this number are in the older checkpoint alone. */
    private long dropped() {
        return checkpoints.size() < CHECKPOINTS_KEPT ? 0 : checkpoints.get(0).seq;
    }

    private Checkpoint newest() {
        return checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.size() - 1);
    }

    private List<Buffer> after(Checkpoint checkpoint) {
        return List.copyOf(rows.subList(checkpoint == null ? 0 : (int) checkpoint.seq, rows.size()));
    }

    /** Reads only, so its id never writes. */
    private static Doc emptyDoc() {
        return new Doc(DocOptions.defaults().withClientId(0));
    }

    private final class View implements DocStore {
        private final SimHome home;

        View(SimHome home) {
            this.home = home;
        }

        @Override
        public Future<Boolean> exists(String doc) {
            return soon(() -> true);
        }

        @Override
        public Future<Boolean> create(String doc) {
            return soon(() -> false);
        }

        @Override
        public Future<StoredDoc> load(String doc) {
            return soon(SimStore.this::whole);
        }

        @Override
        public Future<StoredDoc> after(String doc, long seq) {
            return soon(() -> seq < dropped()
                    ? whole()
                    : new StoredDoc(
                            seq,
                            null,
                            List.copyOf(rows.subList((int) Math.min(seq, rows.size()), rows.size())),
                            rows.size(),
                            null));
        }

        @Override
        public Future<Long> append(String doc, List<Buffer> updates) {
            return soon(() -> {
                boolean fails = failing && random.nextInt(4) > 0;
                if (!fails || random.nextInt(8) == 0) {
                    commit(updates);
                }
                if (fails) {
                    throw new DiskFull();
                }
                return (long) rows.size();
            });
        }

        @Override
        public Future<Boolean> checkpoint(String doc, long seq, Buffer state) {
            return soon(() -> {
                Checkpoint last = newest();
                if (seq > rows.size() || (last != null && last.seq >= seq)) {
                    return false;
                }
                checkpoints.add(new Checkpoint(seq, state));
                if (checkpoints.size() > CHECKPOINTS_KEPT) {
                    checkpoints.remove(0);
                }
                return true;
            });
        }

        /** Does it after a while, tells it after another: in between, a crash leaves it done and not told. */
        private <T> Future<T> soon(Supplier<T> work) {
            Promise<T> answer = Promise.promise();
            time.after(1 + random.nextInt(5), () -> attempt(work, answer));
            return answer.future();
        }

        private <T> void attempt(Supplier<T> work, Promise<T> answer) {
            if (home.isDead()) {
                return;
            }
            if (hanging) {
                time.after(200, () -> attempt(work, answer));
                return;
            }
            try {
                T result = work.get();
                time.after(random.nextInt(4), () -> home.run(() -> answer.complete(result)));
            } catch (DiskFull e) {
                time.after(random.nextInt(4), () -> home.run(() -> answer.fail(e)));
            }
        }
    }
}
