package org.mandala.server.programme.keeping;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Agreements;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Ids;
import org.mandala.server.protocol.ProgrammeForms.AgreementForm;

/**
 * Agreements from their draft to their acceptance, and whether somebody has accepted what binds. Rules C10 to C14. Safe from
 * any thread: it is asked before every request, so it remembers who has accepted everything.
 */
public final class Agreeing {
    private static final int MAX_TITLE = 80;
    private static final int MAX_TEXT = 20_000;

    private final Agreements agreements;
    private final InstantSource clock;
    /** Thrown away whenever anything that binds changes. */
    private volatile Set<String> agreed = ConcurrentHashMap.newKeySet();

    public Agreeing(Agreements agreements, InstantSource clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    /** What the person has yet to accept. */
    public Future<List<Agreement>> open(String person) {
        return Future.all(agreements.all(), agreements.acceptedBy(person))
                .map(both -> Agreement.open(both.resultAt(0), both.resultAt(1)));
    }

    /** Whether there is nothing that the person has yet to accept. */
    public Future<Boolean> hasAgreed(String person) {
        Set<String> known = agreed;
        if (known.contains(person)) {
            return Future.succeededFuture(true);
        }
        return open(person).map(List::isEmpty).onSuccess(all -> {
            if (all) {
                known.add(person);
            }
        });
    }

    public Future<Void> accept(String person, String id, int version) {
        return find(id, version).compose(found -> {
            if (!found.published()) {
                throw Ids.none("agreement");
            }
            return agreements.accept(person, found.key(), clock.millis());
        });
    }

    public Future<List<Agreement>> all() {
        return agreements.all();
    }

    public Future<Map<Agreement.Key, Integer>> counts() {
        return agreements.counts();
    }

    /** Writes a draft: a new agreement without an id, else the draft there is, or the next version's. */
    public Future<Void> draft(@Nullable String id, AgreementForm wish) {
        Form form = new Form();
        String title = form.text("title", wish.title(), MAX_TITLE, "Please give the agreement a title.");
        String text = form.text("text", wish.text(), MAX_TEXT, "Please write what people agree to.");
        form.done();
        return agreements.all().compose(all -> agreements.put(draft(all, id, title, text)));
    }

    private Agreement draft(List<Agreement> all, @Nullable String id, String title, String text) {
        if (id == null) {
            Set<String> taken = all.stream().map(Agreement::id).collect(Collectors.toSet());
            return new Agreement(Ids.of(title, taken), 1, title, text, clock.millis(), null, null);
        }
        Agreement newest = Agreement.newest(all, id).orElseThrow(() -> Ids.none("agreement"));
        int version = newest.published() ? newest.version() + 1 : newest.version();
        return new Agreement(id, version, title, text, clock.millis(), null, null);
    }

    /** From now on everybody accepts this version before anything else. */
    public Future<Void> publish(String id, int version) {
        return find(id, version)
                .compose(found -> agreements.put(found.publishedAt(clock.millis())))
                .onSuccess(done -> forget());
    }

    /** From now on it binds nobody; who accepted it stays known. */
    public Future<Void> retire(String id, int version) {
        return find(id, version)
                .compose(found -> agreements.put(found.retiredAt(clock.millis())))
                .onSuccess(done -> forget());
    }

    private void forget() {
        agreed = ConcurrentHashMap.newKeySet();
    }

    private Future<Agreement> find(String id, int version) {
        return agreements
                .all()
                .map(all -> all.stream()
                        .filter(it -> it.key().equals(new Agreement.Key(id, version)))
                        .findFirst()
                        .orElseThrow(() -> Ids.none("agreement")));
    }
}
