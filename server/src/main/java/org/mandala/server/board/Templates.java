package org.mandala.server.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.content.ContentFile;
import org.mandala.server.content.ContentProblem;
import org.mandala.server.content.Shelf;

/** The board templates of the house, read and checked once. */
public final class Templates {
    private static final List<String> PART_LISTS = List.of("rings", "sectors", "layers", "columns");

    private final Shelf<Template> shelf;

    /** @param extra a folder with templates of the house's own, or null */
    public Templates(@Nullable Path extra) {
        shelf = new Shelf<>(new Files(), extra);
    }

    public Optional<Template> find(String id, int version) {
        return shelf.find(id, version);
    }

    /** The highest version of this id. */
    public Optional<Template> latest(String id) {
        return shelf.latest(id);
    }

    /** The newest version of each template, by id. */
    public List<Template> all() {
        return shelf.newest();
    }

    /** The template's JSON as it was written. */
    public Optional<byte[]> raw(String id, int version) {
        return shelf.raw(id, version);
    }

    /** What was wrong with files that are not used, a line each. */
    public List<ContentProblem> problems() {
        return shelf.problems();
    }

    private static final class Files implements Shelf.Kind<Template> {
        @Override
        public String schema() {
            return "board-template.schema.json";
        }

        @Override
        public String folder() {
            return "templates";
        }

        @Override
        public List<ContentProblem> check(ContentFile file) {
            List<ContentProblem> found = new ArrayList<>();
            PART_LISTS.forEach(list -> checkParts(file, list, found));
            return found;
        }

        /** Notes lie in cells named by these ids, so each part needs one of its own. */
        private static void checkParts(ContentFile file, String list, List<ContentProblem> found) {
            JsonNode parts = file.root().path(list);
            Set<String> seen = new HashSet<>();
            for (int i = 0; parts.isArray() && i < parts.size(); i++) {
                String id = parts.get(i).path("id").asText();
                String at = "/" + list + "/" + i;
                if (id.isEmpty()) {
                    found.add(file.problem(at, "this part of " + list + " needs an id"));
                } else if (!seen.add(id)) {
                    found.add(file.problem(at + "/id", "the id " + id + " is there twice in " + list));
                }
            }
        }

        @Override
        public Template make(ContentFile file) {
            JsonNode root = file.root();
            return new Template(
                    root.get("id").asText(),
                    root.get("version").asInt(),
                    root.get("title").asText(),
                    root.get("summary").asText(),
                    Template.Kind.valueOf(root.get("kind").asText().toUpperCase(Locale.ROOT)));
        }
    }
}
