package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Worker;
import org.mandala.server.protocol.VersionView.VersionCause;

/** Keeps documents as they were. Rules D40 to D42. A version is made from stored rows, off the event loops. */
public final class Versions {
    private final DocStore docs;
    private final VersionStore store;
    private final Worker worker;
    private final LongSupplier nowMs;
    private final Thinning.Bounds bounds;

    /**
     * @param most versions of one document in all
     * @param mostNamed versions of one document that have names
     * @param mostBytes what all versions of one document may take, the newest and the named ones apart
     */
    public Versions(
            DocStore docs,
            VersionStore store,
            Worker worker,
            LongSupplier nowMs,
            int most,
            int mostNamed,
            long mostBytes) {
        this.docs = docs;
        this.store = store;
        this.worker = worker;
        this.nowMs = nowMs;
        this.bounds = new Thinning.Bounds(most, mostNamed, mostBytes);
    }

    int mostNamed() {
        return bounds.named();
    }

    /** Newest first. */
    Future<List<Version>> of(String doc) {
        return store.of(doc);
    }

    /** Fails with {@link NoSuchVersion}. */
    Future<Version> find(String doc, String id) {
        return store.find(doc, id).map(found -> found.orElseThrow(NoSuchVersion::new));
    }

    /** The version's state, Yjs V2; fails with {@link NoSuchVersion}. */
    Future<Buffer> state(String doc, String id) {
        return store.state(doc, id).map(found -> found.orElseThrow(NoSuchVersion::new));
    }

    Future<Boolean> name(String doc, String id, @Nullable String name) {
        return store.name(doc, id, name);
    }

    /** Keeps the document as it is stored now, whether it changed or not. */
    Future<Version> keep(String doc, VersionCause cause, @Nullable String name, @Nullable String by) {
        return docs.load(doc).compose(stored -> keep(doc, stored, cause, name, by));
    }

    /** Keeps the document as it was after update {@code seq}, if there is no version of that or later; else empty. */
    Future<Optional<Version>> keepIfNew(String doc, long seq, VersionCause cause) {
        return store.of(doc).compose(known -> {
            boolean isNew = seq > 0 && known.stream().noneMatch(version -> version.seq() >= seq);
            return isNew ? keepUpTo(doc, seq, cause) : Future.succeededFuture(Optional.empty());
        });
    }

    private Future<Optional<Version>> keepUpTo(String doc, long seq, VersionCause cause) {
        return docs.load(doc).compose(stored -> {
            StoredDoc then = stored.upTo(seq);
            return then.seq() == seq && stored.damage() == null
                    ? keep(doc, then, cause, null, null).map(Optional::of)
                    : Future.succeededFuture(Optional.empty());
        });
    }

    Future<Version> keep(String doc, StoredDoc stored, VersionCause cause, @Nullable String name, @Nullable String by) {
        return worker.run(() -> Checkpoint.of(doc, stored)).compose(made -> {
            Version version = new Version(
                    UUID.randomUUID().toString(),
                    doc,
                    made.seq(),
                    nowMs.getAsLong(),
                    cause,
                    name,
                    by,
                    made.state().length());
            return store.add(version, made.state())
                    .compose(ignored -> thin(doc))
                    .map(version);
        });
    }

    private Future<Integer> thin(String doc) {
        return store.of(doc).compose(all -> store.drop(doc, Thinning.drop(all, nowMs.getAsLong(), bounds)));
    }
}
