package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.Home;
import org.mandala.server.home.Homes;
import org.mandala.server.home.Residents;
import org.mandala.server.home.Worker;
import org.mandala.server.presence.Neighbours;
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
    private final AuthorStore authors;
    private final Limits limits;
    private final Worker loader;
    private final Compactor compactor;
    private final LongSupplier nowMs;
    private final LogFollower.Factory followers;
    private final Neighbours neighbours;
    private final AtomicInteger damaged = new AtomicInteger();

    /**
     * @param loader builds large documents, for people who wait for them
     * @param keeper makes checkpoints, for which nobody waits
     * @param neighbours other nodes that may serve the same documents
     * @param followers hear last of what was stored (rule D30)
     */
    public Docs(
            Homes homes,
            DocStore store,
            AuthorStore authors,
            Limits limits,
            Worker loader,
            Worker keeper,
            LongSupplier nowMs,
            LogFollower.Factory followers,
            Neighbours neighbours) {
        this.docs = new Residents<>(homes, this::load);
        this.store = store;
        this.authors = authors;
        this.limits = limits;
        this.loader = loader;
        this.compactor = new Compactor(store, keeper);
        this.nowMs = nowMs;
        this.followers = followers;
        this.neighbours = neighbours;
    }

    /**
     * Seats a member once the document is loaded whole (rule D2), or closes it where there are too many already (rule D25); fails with
     * {@link NoSuchDoc}.
     */
    public Future<Void> join(String id, Member member) {
        return docs.enter(id, doc -> {
            if (isTooMany(doc, member)) {
                member.close(Close.TOO_MANY);
            } else {
                doc.join(member);
            }
        });
    }

    private boolean isTooMany(LiveDoc doc, Member member) {
        return doc.count() >= limits.connectionsPerDoc()
                || (member.person() != null && doc.count(member.account()) >= limits.connectionsPerPersonAndDoc());
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

    /** A member that left out updates from number {@code from} on can take more now. Rule D14. */
    public void catchUp(String id, Member member, long from) {
        docs.with(id, doc -> doc.catchUp(member, from));
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
        DocOptions.Limits bounds = new DocOptions.Limits(limits.updateStructs(), limits.pendingBytesPerDoc());
        return bytes > BUILT_HERE_BYTES
                ? loader.run(() -> Built.of(stored, bounds))
                : Future.succeededFuture(Built.of(stored, bounds));
    }

    private LiveDoc live(String id, Home home, StoredDoc stored, Built built) {
        home.check();
        if (built.damage() != null) {
            damaged.incrementAndGet();
            LOG.error("doc {} is damaged and opens read-only: {}", id, built.damage());
        }
        LogFollower each = both(new Growth(stored, compactor), followers.of(id, stored.seq()));
        return new LiveDoc(
                id, built, store, clientIds(id), limits, home, nowMs, each, neighbours, doc -> letGo(doc, each));
    }

    /** What is noted too late or not at all only widens who may go on under an id. */
    private ClientIds clientIds(String id) {
        ClientIds clientIds = new ClientIds(
                (client, person) -> authors.note(id, client, person, nowMs.getAsLong())
                        .onFailure(failure -> LOG.warn("doc {}: the author of {} is not noted", id, client, failure)),
                neighbours.areThere());
        authors.of(id).onSuccess(clientIds::remember);
        return clientIds;
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
