package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.home.Home;
import org.mandala.server.home.Homes;
import org.mandala.server.home.Residents;
import org.mandala.server.home.Worker;
import org.mandala.server.protocol.Close;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents of this node that are in use; each lives on its home. */
public final class Docs {
    private static final Logger LOG = LoggerFactory.getLogger(Docs.class);

    /** More than this is built by the loader: an event loop may not stand still for longer than a few milliseconds. */
    private static final long BUILT_HERE_BYTES = 64 << 10;

    private final Residents<LiveDoc> docs;
    private final DocStore store;
    private final Worker loader;
    private final Compactor compactor;
    private final LongSupplier nowMs;
    private final long maxUnstoredBytes;
    private final LogFollower.Factory followers;
    private final AtomicInteger damaged = new AtomicInteger();

    /**
     * @param loader builds large documents, for people who wait for them
     * @param keeper makes checkpoints, for which nobody waits
     * @param maxUnstoredBytes what one document may keep in memory while the store takes nothing (rule D33)
     * @param followers hear last of what was stored (rule D30)
     */
    public Docs(
            Homes homes,
            DocStore store,
            Worker loader,
            Worker keeper,
            LongSupplier nowMs,
            long maxUnstoredBytes,
            LogFollower.Factory followers) {
        this.docs = new Residents<>(homes, this::load);
        this.store = store;
        this.loader = loader;
        this.compactor = new Compactor(store, keeper);
        this.nowMs = nowMs;
        this.maxUnstoredBytes = maxUnstoredBytes;
        this.followers = followers;
    }

    /** Seats a member once the document is loaded whole (rule D2); fails with {@link NoSuchDoc}. */
    public Future<Void> join(String id, Member member) {
        return docs.enter(id, doc -> doc.join(member));
    }

    /** Takes a frame of a member; what cannot be read closes that member and disturbs nobody (rule D3). */
    public void receive(String id, Member member, Frame frame) {
        docs.with(id, doc -> {
            try {
                doc.receive(member, frame);
            } catch (InvalidUpdateException e) {
                doc.leave(member);
                member.close(Close.MALFORMED);
            }
        });
    }

    public void leave(String id, Member member) {
        docs.with(id, doc -> doc.leave(member));
    }

    /**
     * Takes a change that the server itself made, as a Yjs update V1; completes when it is stored. Fails with {@link NoSuchDoc},
     * {@link DamagedDoc}, or {@link NotStored} while it is told to the members but cannot be stored.
     */
    public Future<Void> change(String id, byte[] update) {
        return docs.ask(id, doc -> doc.change(update));
    }

    /** Completes when all that was taken for the document until now is stored; fails with {@link NotStored} or {@link DamagedDoc}. */
    public Future<Void> whenStored(String id) {
        return docs.askIfHere(id, true, doc -> doc.whenStored().map(true)).mapEmpty();
    }

    /** How many documents in use are damaged. Rule D38. */
    public int damaged() {
        return damaged.get();
    }

    /** Closes every connection; completes when everything that was taken is stored. */
    public Future<Void> close(Close why) {
        return docs.all(doc -> doc.close(why));
    }

    private Future<LiveDoc> load(String id, Home home) {
        return store.load(id).compose(stored -> built(stored).map(built -> live(id, home, stored, built)));
    }

    private Future<Built> built(StoredDoc stored) {
        Buffer checkpoint = stored.checkpoint();
        long bytes = stored.updateBytes() + (checkpoint == null ? 0 : checkpoint.length());
        return bytes > BUILT_HERE_BYTES ? loader.run(() -> Built.of(stored)) : Future.succeededFuture(Built.of(stored));
    }

    private LiveDoc live(String id, Home home, StoredDoc stored, Built built) {
        home.check();
        if (built.damage() != null) {
            damaged.incrementAndGet();
            LOG.error("doc {} is damaged and opens read-only: {}", id, built.damage());
        }
        LogFollower each = both(new Growth(stored, compactor), followers.of(id, stored.seq()));
        return new LiveDoc(id, built, store, home, nowMs, maxUnstoredBytes, each, doc -> letGo(doc, each));
    }

    private static LogFollower both(LogFollower first, LogFollower second) {
        return new LogFollower() {
            @Override
            public void stored(String doc, long seq, List<Buffer> updates) {
                first.stored(doc, seq, updates);
                second.stored(doc, seq, updates);
            }

            @Override
            public void left(String doc) {
                first.left(doc);
                second.left(doc);
            }
        };
    }

    private void letGo(LiveDoc doc, LogFollower each) {
        docs.letGo(doc.id(), doc);
        if (doc.isDamaged()) {
            damaged.decrementAndGet();
        } else {
            each.left(doc.id());
        }
    }
}
