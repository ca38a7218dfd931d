package org.mandala.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.mandala.server.Config.BadConfig;

/** The values by their keys, each from the last of its sources that has it, in the type that its default has. */
final class ConfigTree {
    static final String PREFIX = "MANDALA_";

    private static final String DEFAULTS = "/config/mandala.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final ObjectNode tree = defaults();
    private final List<String> problems;

    /** What is wrong is added to {@code problems}. */
    ConfigTree(List<String> problems) {
        this.problems = problems;
    }

    void file(Path file) {
        overlay(tree, readFile(file), "", file.toString());
    }

    void environment(Map<String, String> environment) {
        for (String key : keys()) {
            String name = variable(key);
            String value = environment.get(name);
            if (value != null) {
                set(tree, key, value, name);
            }
        }
    }

    /** The variable of the environment that sets a key. */
    static String variable(String key) {
        String words = key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_');
        return PREFIX + words.toUpperCase(Locale.ROOT);
    }

    /** All keys, with dots. */
    List<String> keys() {
        return keys(tree, "");
    }

    void flags(Map<String, String> flags) {
        flags.forEach((key, value) -> set(tree, key, value, "--" + key));
    }

    Config bind() {
        try {
            return YAML.treeToValue(tree, Config.class);
        } catch (JsonProcessingException e) {
            problems.add(e.getOriginalMessage());
            throw new BadConfig(problems);
        }
    }

    /** Whether all numbers of the record are above 0. */
    static boolean isPositive(Record numbers) {
        for (JsonNode number : YAML.<ObjectNode>valueToTree(numbers)) {
            if (number.isNumber() && number.asInt() <= 0) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode defaults() {
        try (InputStream in = Objects.requireNonNull(ConfigTree.class.getResourceAsStream(DEFAULTS), DEFAULTS)) {
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + DEFAULTS, e);
        }
    }

    private static JsonNode readFile(Path file) {
        try {
            return YAML.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new BadConfig(List.of(file + " line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadConfig(List.of("cannot read " + file));
        }
    }

    private void overlay(ObjectNode onto, JsonNode from, String path, String source) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = from.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            String key = path + field.getKey();
            JsonNode known = onto.get(field.getKey());
            if (known instanceof ObjectNode group && field.getValue().isObject()) {
                overlay(group, field.getValue(), key + ".", source);
            } else if (known == null || known.isObject() || field.getValue().isContainerNode()) {
                problems.add(source + ": there is no key " + key);
            } else {
                set(onto, field.getKey(), field.getValue().asText(), source + ": " + key);
            }
        }
    }

    private static List<String> keys(ObjectNode tree, String path) {
        List<String> keys = new ArrayList<>();
        tree.fields().forEachRemaining(field -> {
            if (field.getValue() instanceof ObjectNode group) {
                keys.addAll(keys(group, path + field.getKey() + "."));
            } else {
                keys.add(path + field.getKey());
            }
        });
        return keys;
    }

    /** Sets a value in the type that its default has. */
    private void set(ObjectNode tree, String key, String value, String source) {
        int dot = key.indexOf('.');
        if (dot > 0) {
            set((ObjectNode) tree.get(key.substring(0, dot)), key.substring(dot + 1), value, source);
            return;
        }
        JsonNode known = tree.get(key);
        if (known.isInt() && value.matches("-?\\d{1,9}")) {
            tree.put(key, Integer.parseInt(value));
        } else if (known.isBoolean() && value.matches("true|false")) {
            tree.put(key, Boolean.parseBoolean(value));
        } else if (known.isTextual()) {
            tree.put(key, value);
        } else {
            problems.add(source + " must be " + (known.isInt() ? "a whole number" : "true or false") + ", not \""
                    + value + "\"");
        }
    }
}
