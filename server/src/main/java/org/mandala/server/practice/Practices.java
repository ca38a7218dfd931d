package org.mandala.server.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Templates;
import org.mandala.server.content.ContentFile;
import org.mandala.server.content.ContentProblem;
import org.mandala.server.content.Shelf;
import org.mandala.server.protocol.PracticeState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All practices: those of the house, read and checked once, and those that people make. */
public final class Practices {
    private static final Logger LOG = LoggerFactory.getLogger(Practices.class);

    private final Files files;
    private final Shelf<Practice> shelf;
    private volatile @Nullable BiConsumer<String, Integer> onBegun;
    /** By id and version; read by every room, written by the workshop. */
    private final Map<String, Kept> made = new ConcurrentHashMap<>();

    /** @param extra a folder with practices of the house's own, or null */
    public Practices(@Nullable Path extra, Templates templates) {
        files = new Files(templates);
        shelf = new Shelf<>(files, extra);
    }

    public Optional<Practice> find(String id, int version) {
        return shelf.find(id, version).or(() -> kept(id, version).map(Kept::practice));
    }

    /** The script's JSON as it was written. */
    public Optional<byte[]> raw(String id, int version) {
        return shelf.raw(id, version)
                .or(() -> kept(id, version).map(kept -> kept.row().script().getBytes(StandardCharsets.UTF_8)));
    }

    /** P53: what this person may lead, by id: all of the house, what was accepted, and the newest of their own. */
    public List<Practice> leadableBy(String person) {
        List<Practice> found = new ArrayList<>(shelf.newest());
        newestOf(kept -> kept.row().owner().equals(person) || kept.row().state() == PracticeState.ACCEPTED)
                .forEach(kept -> found.add(kept.practice()));
        return found;
    }

    /** The practices of the house, the newest version of each. */
    public List<Practice> ofHouse() {
        return shelf.newest();
    }

    /** The newest version of the house's practice of this id. */
    public Optional<Practice> latest(String id) {
        return shelf.latest(id);
    }

    /** What people made, the newest version of each that {@code person} may see: their own, and what is offered or accepted. */
    List<Kept> visibleTo(String person) {
        return newestOf(kept -> kept.row().owner().equals(person) || kept.row().state() != PracticeState.DRAFT);
    }

    Optional<Kept> kept(String id, int version) {
        return Optional.ofNullable(made.get(key(id, version)));
    }

    /** The newest version that somebody made under this id, whatever its state. */
    Optional<Kept> keptNewest(String id) {
        return newestOf(kept -> kept.row().id().equals(id)).stream().findFirst();
    }

    /** Takes what was kept; one that cannot be read any more is told and left out. */
    void keep(KeptPractice row) {
        List<ContentProblem> wrong = new ArrayList<>();
        ContentFile file = read(row.id(), row.script().getBytes(StandardCharsets.UTF_8), wrong);
        if (file == null) {
            LOG.warn("the practice {} version {} is not used: {}", row.id(), row.version(), wrong);
            return;
        }
        made.put(key(row.id(), row.version()), new Kept(row, files.make(file), file.root()));
    }

    /** A script that somebody sent, checked; null when it is bad, then {@code problems} has the reasons. */
    @Nullable ContentFile read(String name, byte[] script, List<ContentProblem> problems) {
        return shelf.read(name, script, problems);
    }

    /** A version that somebody made, and what it says. */
    record Kept(KeptPractice row, Practice practice, JsonNode script) {}

    private List<Kept> newestOf(Predicate<Kept> wanted) {
        SortedMap<String, Kept> newest = new TreeMap<>();
        made.values().stream()
                .filter(wanted)
                .forEach(kept -> newest.merge(
                        kept.row().id(),
                        kept,
                        (one, other) -> one.row().version() > other.row().version() ? one : other));
        return List.copyOf(newest.values());
    }

    private static String key(String id, int version) {
        return id + "/" + version;
    }

    /** A run has begun with it: whoever keeps it is told. */
    void begun(String id, int version) {
        BiConsumer<String, Integer> told = onBegun;
        if (told != null) {
            told.accept(id, version);
        }
    }

    void onBegun(BiConsumer<String, Integer> told) {
        onBegun = told;
    }

    /** What was wrong with files that are not used, a line each. */
    public List<ContentProblem> problems() {
        return shelf.problems();
    }

    private record Files(Templates templates) implements Shelf.Kind<Practice> {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();

        @Override
        public String schema() {
            return "practice.schema.json";
        }

        @Override
        public String folder() {
            return "practices";
        }

        @Override
        public List<ContentProblem> check(ContentFile file) {
            return new ScriptCheck(file, make(file), templates).problems();
        }

        @Override
        public Practice make(ContentFile file) {
            try {
                return MAPPER.treeToValue(file.root(), Practice.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(file.name() + " passed its schema and cannot be read", e);
            }
        }
    }
}
