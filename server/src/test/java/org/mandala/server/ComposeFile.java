package org.mandala.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A file of docker compose, with its defaults in the place of its variables. */
public final class ComposeFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*))?}");

    private final Map<String, Object> tree;

    public static ComposeFile read(Path file) {
        try {
            // SnakeYAML, since it knows merge keys.
            return new ComposeFile(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ComposeFile(Map<String, Object> tree) {
        this.tree = tree;
    }

    public Set<String> services() {
        return map(tree.get("services")).keySet();
    }

    public Map<String, Object> service(String name) {
        return map(map(tree.get("services")).get(name));
    }

    /** The services that are built from this repository. */
    public List<String> nodes() {
        return services().stream()
                .filter(name -> service(name).containsKey("build"))
                .toList();
    }

    /** What a service finds in its environment where nobody has set anything. */
    public Map<String, String> environment(String service) {
        Map<String, String> found = new HashMap<>();
        map(service(service).get("environment")).forEach((key, value) -> found.put(key, filled(String.valueOf(value))));
        return found;
    }

    public List<Map.Entry<String, String>> asWritten(String service) {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        map(service(service).get("environment")).forEach((key, value) -> found.add(Map.entry(key, (String) value)));
        return found;
    }

    /** What its command line gives by flags. */
    public Map<String, String> flags(String service) {
        List<String> command = command(service);
        Map<String, String> flags = new LinkedHashMap<>();
        for (int i = 1; i < command.size(); i++) {
            String name = command.get(i).substring(2);
            boolean isAlone = i + 1 == command.size() || command.get(i + 1).startsWith("--");
            flags.put(name, isAlone ? "true" : command.get(++i));
        }
        return flags;
    }

    /** The words of its command, as they reach the process. */
    public List<String> command(String service) {
        return words(service(service).get("command"));
    }

    /** The words of its health check; those after CMD or CMD-SHELL. */
    public List<String> healthCheck(String service) {
        List<String> test = words(map(service(service).get("healthcheck")).get("test"));
        return test.get(0).equals("CMD") ? test.subList(1, test.size()) : List.of("sh", "-c", test.get(1));
    }

    public long graceSeconds(String service) {
        return Long.parseLong(
                String.valueOf(service(service).get("stop_grace_period")).replace("s", ""));
    }

    /** What the user of Redis may do, as its access list says it. */
    public String accessOfRedis() {
        Matcher user = Pattern.compile("user mandala on >%s ([^\\\\]+)\\\\n")
                .matcher(command("redis").get(2));
        if (!user.find()) {
            throw new AssertionError("no user mandala in " + command("redis"));
        }
        return user.group(1);
    }

    private static List<String> words(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(each -> filled(String.valueOf(each))).toList();
    }

    private static String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2) == null ? "" : found.group(2)))
                .replace("$$", "$");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
