package org.mandala.server.doc;

import io.vertx.core.Future;
import java.util.function.LongSupplier;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.home.Home;
import org.mandala.server.home.Homes;
import org.mandala.server.home.Residents;
import org.mandala.server.protocol.Close;

/** The documents of this node that are in use; each lives on its home. */
public final class Docs {
    private final Residents<LiveDoc> docs;
    private final DocStore store;
    private final LongSupplier nowMs;

    public Docs(Homes homes, DocStore store, LongSupplier nowMs) {
        this.docs = new Residents<>(homes, this::load);
        this.store = store;
        this.nowMs = nowMs;
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

    /** Closes every connection; completes when everything that was taken is stored. */
    public Future<Void> close(Close why) {
        return docs.all(doc -> doc.close(why));
    }

    private Future<LiveDoc> load(String id, Home home) {
        return store.load(id).map(stored -> live(id, home, stored));
    }

    private LiveDoc live(String id, Home home, StoredDoc stored) {
        home.check();
        Built built = Built.of(stored);
        if (built.damage() != null) {
            throw new DamagedDoc(id, built.damage());
        }
        return new LiveDoc(id, built.doc(), store, home, nowMs, () -> docs.letGo(id));
    }
}
