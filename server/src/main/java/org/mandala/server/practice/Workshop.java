package org.mandala.server.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.content.ContentFile;
import org.mandala.server.content.ContentProblem;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.PracticeState;
import org.mandala.server.protocol.PracticeSummary;
import org.mandala.server.protocol.PracticeView;
import org.mandala.server.protocol.SavedPractice;
import org.mandala.server.protocol.ScriptProblem;

/** Where people make practices: checks, keeps, offers. Rules P50 to P54. */
public final class Workshop {
    private static final String SENT = "script";
    private static final int SLUG_MAX = 40;
    private static final int ID_BYTES = 4;

    private final Practices practices;
    private final PracticeStore store;
    private final InstantSource time;
    private final Random random;

    public Workshop(Practices practices, PracticeStore store, InstantSource time, Random random) {
        this.practices = practices;
        this.store = store;
        this.time = time;
        this.random = random;
    }

    /** Reads what was kept before; once, before anybody asks. */
    public Future<Void> open() {
        practices.onBegun(this::used);
        return store.all().map(all -> {
            all.forEach(practices::keep);
            return null;
        });
    }

    /** P52: everything that is wrong with a script, in plain words; empty when it can be led. */
    public List<ScriptProblem> check(byte[] script) {
        List<ContentProblem> problems = new ArrayList<>();
        practices.read(SENT, script, problems);
        return said(problems);
    }

    /**
     * Keeps a script: a new practice, the next version of one's own, or a change of a draft that nobody has used.
     *
     * @return nothing kept and the problems, or where it is kept now
     */
    public Future<SavedPractice> save(String person, byte[] script) {
        List<ContentProblem> problems = new ArrayList<>();
        ContentFile file = practices.read(SENT, script, problems);
        if (file == null) {
            return Future.succeededFuture(new SavedPractice(null, 0, said(problems)));
        }
        String id = file.root().path("id").asText();
        Optional<KeptPractice> newest = practices.keptNewest(id).map(Practices.Kept::row);
        if (newest.isPresent() && newest.get().owner().equals(person)) {
            return next(newest.get(), file.root());
        }
        return add(person, freshId(file.root().path("title").asText()), 1, file.root());
    }

    /** P51: offered by its owner, or taken back; accepted by those who look after the library. False when it is not there. */
    public Future<Boolean> setState(String id, int version, PracticeState state) {
        return store.setState(id, version, state).map(done -> {
            if (done) {
                changeKept(
                        id,
                        version,
                        row -> new KeptPractice(
                                id, version, row.owner(), state, row.used(), row.script(), row.changedAt()));
            }
            return done;
        });
    }

    /** Who made this version; empty when there is none, or it ships with the house. */
    public Optional<String> owner(String id, int version) {
        return practices.kept(id, version).map(kept -> kept.row().owner());
    }

    /** P50: a run has begun with it. */
    private void used(String id, int version) {
        if (practices.kept(id, version).isPresent()) {
            store.setUsed(id, version)
                    .onSuccess(ignored -> changeKept(
                            id,
                            version,
                            row -> new KeptPractice(
                                    id, version, row.owner(), row.state(), true, row.script(), row.changedAt())));
        }
    }

    /** P54: the library as this person sees it, by title. */
    public List<PracticeView> list(String person, boolean mayAccept) {
        List<PracticeView> found = new ArrayList<>();
        practices.ofHouse().forEach(practice -> found.add(house(practice)));
        practices.visibleTo(person).forEach(kept -> found.add(view(kept, person, mayAccept)));
        found.sort(Comparator.comparing(view -> view.title().toLowerCase(Locale.ROOT)));
        return found;
    }

    private PracticeView house(Practice practice) {
        PracticeSummary listed = practice.listed();
        return new PracticeView(
                listed.id(),
                listed.version(),
                listed.title(),
                listed.summary(),
                listed.seconds(),
                practice.grouping().size(),
                practice.depth(),
                practice.tags(),
                PracticeState.ACCEPTED,
                null,
                false,
                true,
                false);
    }

    private static PracticeView view(Practices.Kept kept, String person, boolean mayAccept) {
        PracticeSummary listed = kept.practice().listed();
        KeptPractice row = kept.row();
        return new PracticeView(
                listed.id(),
                listed.version(),
                listed.title(),
                listed.summary(),
                listed.seconds(),
                kept.practice().grouping().size(),
                kept.practice().depth(),
                kept.practice().tags(),
                row.state(),
                row.owner(),
                row.owner().equals(person),
                row.used(),
                mayAccept);
    }

    private void changeKept(String id, int version, UnaryOperator<KeptPractice> change) {
        practices.kept(id, version).ifPresent(kept -> practices.keep(change.apply(kept.row())));
    }

    private Future<SavedPractice> next(KeptPractice newest, JsonNode root) {
        boolean free = !newest.used() && newest.state() == PracticeState.DRAFT;
        if (!free) {
            return add(newest.owner(), newest.id(), newest.version() + 1, root);
        }
        String text = numbered(root, newest.id(), newest.version());
        long now = time.millis();
        return store.change(newest.id(), newest.version(), text, now)
                .compose(changed -> changed
                        ? kept(new KeptPractice(
                                newest.id(), newest.version(), newest.owner(), newest.state(), false, text, now))
                        : add(newest.owner(), newest.id(), newest.version() + 1, root));
    }

    private Future<SavedPractice> add(String owner, String id, int version, JsonNode root) {
        KeptPractice practice = new KeptPractice(
                id, version, owner, PracticeState.DRAFT, false, numbered(root, id, version), time.millis());
        return store.add(practice).compose(added -> added ? kept(practice) : add(owner, id, version + 1, root));
    }

    private Future<SavedPractice> kept(KeptPractice practice) {
        practices.keep(practice);
        return Future.succeededFuture(new SavedPractice(practice.id(), practice.version(), List.of()));
    }

    private static String numbered(JsonNode root, String id, int version) {
        ObjectNode script = Json.MAPPER.convertValue(root, ObjectNode.class);
        script.put("id", id).put("version", version);
        return new String(Json.write(script), StandardCharsets.UTF_8);
    }

    /** Nobody's practice has the id of another's, whatever their titles are. */
    private String freshId(@Nullable String title) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String plain = Normalizer.normalize(title == null ? "" : title, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String slug = plain.substring(0, Math.min(SLUG_MAX, plain.length())).replaceAll("-$", "");
        return (slug.isEmpty() ? "practice" : slug) + "-" + HexFormat.of().formatHex(bytes);
    }

    private static List<ScriptProblem> said(List<ContentProblem> problems) {
        return problems.stream()
                .map(problem -> new ScriptProblem(problem.line(), problem.reason()))
                .toList();
    }
}
