package org.mandala.server.store.memory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.Version;
import org.mandala.server.doc.VersionStore;

final class MemoryVersions implements VersionStore {
    private static final Comparator<Kept> NEWEST_FIRST = Comparator.comparingLong(
                    (Kept kept) -> kept.version().at())
            .thenComparingLong(kept -> kept.version().seq())
            .reversed();

    private final Turns turns;
    private final MemoryDocs docs;
    private final List<Kept> all = new ArrayList<>();

    private record Kept(Version version, Buffer state) {
        boolean is(String doc, String id) {
            return version.doc().equals(doc) && version.id().equals(id);
        }
    }

    MemoryVersions(Turns turns, MemoryDocs docs) {
        this.turns = turns;
        this.docs = docs;
    }

    @Override
    public Future<Boolean> add(Version version, Buffer state) {
        return turns.ask(() -> {
            docs.requireKnown(version.doc());
            return all.add(new Kept(version, state));
        });
    }

    @Override
    public Future<List<Version>> of(String doc) {
        return turns.ask(() -> all.stream()
                .filter(kept -> kept.version().doc().equals(doc))
                .sorted(NEWEST_FIRST)
                .map(Kept::version)
                .toList());
    }

    @Override
    public Future<Optional<Version>> find(String doc, String id) {
        return turns.ask(() -> kept(doc, id).map(Kept::version));
    }

    @Override
    public Future<Optional<Buffer>> state(String doc, String id) {
        return turns.ask(() -> kept(doc, id).map(Kept::state));
    }

    @Override
    public Future<Boolean> name(String doc, String id, @Nullable String name) {
        return turns.ask(() -> {
            Optional<Kept> known = kept(doc, id);
            known.ifPresent(kept -> all.set(all.indexOf(kept), renamed(kept, name)));
            return known.isPresent();
        });
    }

    private static Kept renamed(Kept kept, @Nullable String name) {
        Version was = kept.version();
        Version is = new Version(was.id(), was.doc(), was.seq(), was.at(), was.cause(), name, was.by(), was.bytes());
        return new Kept(is, kept.state());
    }

    @Override
    public Future<Integer> drop(String doc, Set<String> ids) {
        return turns.ask(() -> {
            int before = all.size();
            all.removeIf(kept -> kept.version().doc().equals(doc)
                    && ids.contains(kept.version().id()));
            return before - all.size();
        });
    }

    private Optional<Kept> kept(String doc, String id) {
        return all.stream().filter(each -> each.is(doc, id)).findFirst();
    }
}
