package org.mandala.server.doc;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.mandala.server.home.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a checkpoint in the place of many small updates: from stored rows, off the event loops, one document at a time. Rule D36. */
public final class Compactor {
    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

    private final DocStore store;
    private final Worker worker;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    public Compactor(DocStore store, Worker worker) {
        this.store = store;
        this.worker = worker;
    }

    /** Completes with whether there is a new checkpoint; one that is under way for this document already is not begun again. */
    public Future<Boolean> compact(String doc) {
        return compactIf(doc, stored -> !stored.updates().isEmpty());
    }

    /** As {@link #compact}, if it is worth it: another node may just have done it. The store takes one checkpoint of a number, whoever makes it (rule N14). */
    Future<Boolean> compactIf(String doc, Predicate<StoredDoc> worth) {
        if (!underWay.add(doc)) {
            return Future.succeededFuture(false);
        }
        return store.load(doc)
                .compose(stored -> !worth.test(stored) || stored.damage() != null
                        ? Future.succeededFuture(false)
                        : swap(doc, stored))
                .onFailure(failure -> LOG.warn("doc {}: no checkpoint: {}", doc, failure.getMessage()))
                .onComplete(ignored -> underWay.remove(doc));
    }

    private Future<Boolean> swap(String doc, StoredDoc stored) {
        return worker.run(() -> Checkpoint.of(doc, stored))
                .compose(made -> store.checkpoint(doc, made.seq(), made.state()));
    }
}
