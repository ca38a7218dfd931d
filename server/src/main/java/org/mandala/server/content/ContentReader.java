package org.mandala.server.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON against a schema (draft-07), remembering where each part stands in its file. */
final class ContentReader {
    private static final JsonNodeReader NODES =
            JsonNodeReader.builder().locationAware().build();

    /** Finds what is not JSON, and names given twice, before the tolerant reader of {@link #NODES} sees it. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Names the schemas, whose own $id is relative; nothing is fetched from there. */
    private static final String BASE = "https://mandala.invalid/schema/";

    private final JsonSchema schema;

    /** @param schemaName a file of {@code config/schema} */
    ContentReader(String schemaName) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(SchemaLocation.of(BASE + schemaName), schemaNode(schemaName), config);
    }

    /** The file, or nothing when it is bad: then {@code problems} has the reasons. */
    @Nullable ContentFile read(String name, byte[] bytes, List<ContentProblem> problems) {
        JsonNode root = parse(name, bytes, problems);
        if (root == null) {
            return null;
        }
        List<ContentProblem> found = schema.validate(root).stream()
                .map(message -> problem(name, message))
                .sorted(Comparator.comparingInt(ContentProblem::line))
                .toList();
        problems.addAll(found);
        return found.isEmpty() ? new ContentFile(name, bytes, root) : null;
    }

    private static JsonNode schemaNode(String name) {
        try {
            return STRICT.readTree(Folders.read("config/schema/" + name));
        } catch (IOException e) {
            throw new IllegalStateException("config/schema/" + name + " is not JSON", e);
        }
    }

    private static @Nullable JsonNode parse(String name, byte[] bytes, List<ContentProblem> problems) {
        try {
            if (STRICT.readTree(bytes).isMissingNode()) {
                problems.add(new ContentProblem(name, 0, "is empty"));
                return null;
            }
            return NODES.readTree(new ByteArrayInputStream(bytes), InputFormat.JSON);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add(new ContentProblem(name, line, "is not JSON: " + oneLine(e.getOriginalMessage())));
        } catch (IOException e) {
            problems.add(new ContentProblem(name, 0, "could not be read: " + e.getMessage()));
        }
        return null;
    }

    private static ContentProblem problem(String name, ValidationMessage message) {
        JsonNode node = message.getInstanceNode();
        JsonNode named = message.getProperty() == null ? null : node.get(message.getProperty());
        return new ContentProblem(
                name, ContentFile.lineOf(named == null ? node : named), oneLine(message.getMessage()));
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse(text).strip();
    }
}
