package org.mandala.server.doc;

import io.vertx.core.Future;
import java.util.function.LongSupplier;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.Home;
import org.mandala.server.home.Homes;
import org.mandala.server.home.Residents;
import org.mandala.server.protocol.Close;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents of this node that are in use; each lives on its home. */
public final class Docs {
    private static final Logger LOG = LoggerFactory.getLogger(Docs.class);

    private final Residents<LiveDoc> docs;
    private final DocStore store;
    private final AuthorStore authors;
    private final Limits limits;
    private final LongSupplier nowMs;

    public Docs(Homes homes, DocStore store, AuthorStore authors, Limits limits, LongSupplier nowMs) {
        this.docs = new Residents<>(homes, this::load);
        this.store = store;
        this.authors = authors;
        this.limits = limits;
        this.nowMs = nowMs;
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

    /** Closes every connection; completes when everything that was taken is stored. */
    public Future<Void> close(Close why) {
        return docs.all(doc -> doc.close(why));
    }

    private Future<LiveDoc> load(String id, Home home) {
        return store.load(id).map(stored -> live(id, home, stored));
    }

    private LiveDoc live(String id, Home home, StoredDoc stored) {
        home.check();
        DocOptions.Limits bounds = new DocOptions.Limits(limits.updateStructs(), limits.pendingBytesPerDoc());
        Built built = Built.of(stored, bounds);
        if (built.damage() != null) {
            throw new DamagedDoc(id, built.damage());
        }
        return new LiveDoc(id, built.doc(), store, clientIds(id), limits, home, nowMs, () -> docs.letGo(id));
    }

    /** What is noted too late or not at all only widens who may go on under an id. */
    private ClientIds clientIds(String id) {
        ClientIds clientIds = new ClientIds((client, person) -> authors.note(id, client, person, nowMs.getAsLong())
                .onFailure(failure -> LOG.warn("doc {}: the author of {} is not noted", id, client, failure)));
        authors.of(id).onSuccess(clientIds::remember);
        return clientIds;
    }
}
