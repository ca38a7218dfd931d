package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Changes;
import org.mandala.crdt.Changes.Change;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.Restoration;
import org.mandala.server.home.Worker;
import org.mandala.server.protocol.ChangeList.ChangeKind;
import org.mandala.server.protocol.ChangeList.ItemChange;
import org.mandala.server.protocol.Restored;
import org.mandala.server.protocol.VersionView.VersionCause;

/** Looks at documents as they were, and brings them back. Rules D40 to D46. Who may is asked before. */
public final class History {
    private final Docs docs;
    private final DocStore store;
    private final Versions versions;
    private final AuthorStore authors;
    private final Worker worker;
    private final LongSupplier nowMs;

    public History(
            Docs docs, DocStore store, Versions versions, AuthorStore authors, Worker worker, LongSupplier nowMs) {
        this.docs = docs;
        this.store = store;
        this.versions = versions;
        this.authors = authors;
        this.worker = worker;
        this.nowMs = nowMs;
    }

    /** Newest first. */
    public Future<List<Version>> versions(String doc) {
        return versions.of(doc);
    }

    /** The version as a Yjs update V2; fails with {@link NoSuchVersion}. */
    public Future<Buffer> update(String doc, String version) {
        return versions.state(doc, version);
    }

    /** Keeps the document as it is now under a name; fails with {@link TooManyVersions}, {@link NotStored} or {@link DamagedDoc}. */
    public Future<Version> name(String doc, String name, String person) {
        return requireRoom(doc)
                .compose(ignored -> docs.whenStored(doc))
                .compose(ignored -> versions.keep(doc, VersionCause.NAMED, name, person));
    }

    /** Keeps the document as it was when its session ended; under a name where it may have one more, so that it is not thinned away. */
    public Future<Version> keepEnd(String doc, String name) {
        return docs.whenStored(doc)
                .compose(ignored -> versions.of(doc))
                .compose(all -> versions.keep(doc, VersionCause.SESSION_END, mayName(all) ? name : null, null));
    }

    /** The newest of those; empty where no session ended since there are such. */
    public Future<Optional<Version>> end(String doc) {
        return versions.of(doc)
                .map(all -> all.stream()
                        .filter(version -> version.cause() == VersionCause.SESSION_END && version.name() != null)
                        .findFirst());
    }

    /** Names a version, or with null takes its name away; fails with {@link NoSuchVersion} or {@link TooManyVersions}. */
    public Future<Version> rename(String doc, String version, @Nullable String name) {
        return versions.find(doc, version)
                .compose(found -> name == null || found.name() != null ? Future.succeededFuture() : requireRoom(doc))
                .compose(ignored -> versions.name(doc, version, name))
                .compose(ignored -> versions.find(doc, version));
    }

    private boolean mayName(List<Version> all) {
        return all.stream().filter(version -> version.name() != null).count() < versions.mostNamed();
    }

    private Future<Void> requireRoom(String doc) {
        return versions.of(doc).map(all -> {
            if (!mayName(all)) {
                throw new TooManyVersions(versions.mostNamed());
            }
            return null;
        });
    }

    /** What changed from the version to what is stored now. Rule D44. */
    public Future<List<ItemChange>> changes(String doc, String version) {
        return docs.whenStored(doc)
                .otherwiseEmpty()
                .compose(ignored -> Future.all(versions.state(doc, version), store.load(doc), authors.of(doc)))
                .compose(all -> worker.run(() -> {
                    List<Change> found = Changes.between(
                            past(all.resultAt(0)), Built.of(all.resultAt(1)).doc());
                    Map<Long, String> persons = all.resultAt(2);
                    return found.stream().map(change -> told(change, persons)).toList();
                }));
    }

    private static Doc past(Buffer state) {
        Doc past = new Doc(DocOptions.defaults());
        past.applyUpdateV2(state.getBytes(), null);
        return past;
    }

    private static ItemChange told(Change change, Map<Long, String> persons) {
        List<String> by = change.clients().stream()
                .map(persons::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new ItemChange(
                change.root(),
                change.key(),
                change.index(),
                ChangeKind.valueOf(change.kind().name()),
                by,
                List.copyOf(change.clients()));
    }

    /** The update that makes a document what it was, empty if it is that already, and the client id that it is written under. */
    private record WayBack(StoredDoc from, List<byte[]> update, long client) {}

    /** Makes the content what it was, as a change like any other. Rule D43; fails as {@link #name} does. */
    public Future<Restored> restore(String doc, String version, String person) {
        return docs.whenStored(doc)
                .compose(ignored -> Future.all(versions.state(doc, version), store.load(doc)))
                .compose(both -> {
                    StoredDoc stored = both.resultAt(1);
                    Buffer state = both.resultAt(0);
                    return worker.run(() -> wayBack(doc, stored, past(state)));
                })
                .compose(way -> way.update().isEmpty()
                        ? Future.succeededFuture(new Restored(false, null))
                        : goBack(doc, way, person));
    }

    /** Written under a client id of its own, so that it can be told who did it. */
    private static WayBack wayBack(String id, StoredDoc stored, Doc past) {
        Built built = Built.of(stored);
        if (built.damage() != null) {
            throw new DamagedDoc(id, built.damage());
        }
        List<byte[]> updates = new ArrayList<>();
        built.doc().onUpdate((update, origin) -> updates.add(update));
        Restoration.restore(built.doc(), past, id);
        return new WayBack(stored, updates, built.doc().clientId());
    }

    private Future<Restored> goBack(String doc, WayBack way, String person) {
        return versions.keep(doc, way.from(), VersionCause.BEFORE_RESTORE, null, person)
                .compose(before -> authors.note(doc, way.client(), person, nowMs.getAsLong())
                        .compose(ignored -> docs.change(doc, way.update().get(0)))
                        .map(new Restored(true, before.view())));
    }
}
