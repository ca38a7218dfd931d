package org.mandala.server.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Templates;
import org.mandala.server.content.ContentFile;
import org.mandala.server.content.ContentProblem;
import org.mandala.server.content.Shelf;

/** The practices of the house, read and checked once. */
public final class Practices {
    private final Shelf<Practice> shelf;

    /** @param extra a folder with practices of the house's own, or null */
    public Practices(@Nullable Path extra, Templates templates) {
        shelf = new Shelf<>(new Files(templates), extra);
    }

    public Optional<Practice> find(String id, int version) {
        return shelf.find(id, version);
    }

    /** The highest version of this id. */
    public Optional<Practice> latest(String id) {
        return shelf.latest(id);
    }

    /** The script's JSON as it was written. */
    public Optional<byte[]> raw(String id, int version) {
        return shelf.raw(id, version);
    }

    /** The newest version of each practice, by id. */
    public List<Practice> newest() {
        return shelf.newest();
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
