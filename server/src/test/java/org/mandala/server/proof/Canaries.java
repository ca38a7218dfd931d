package org.mandala.server.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Words that are found nowhere else, and where they were written. */
final class Canaries {
    /** How each begins. */
    static final String MARK = "canary-";

    private final Map<String, String> planted = new LinkedHashMap<>();

    /** A word that is found nowhere else, to be written there. */
    String plant(String where) {
        return planted.computeIfAbsent(
                where, name -> MARK + planted.size() + "-" + Integer.toHexString(name.hashCode()));
    }

    Set<String> words() {
        return new TreeSet<>(planted.values());
    }

    /** Whose words are still there, but for those that were never hers. */
    Set<String> left(List<Path> files, Set<String> others) throws IOException {
        Set<String> found = new HashSet<>();
        for (Path file : files) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            planted.forEach((where, word) -> {
                if (!others.contains(word) && bytes.contains(word)) {
                    found.add(where);
                }
            });
        }
        return found;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }

    static List<String> linesOf(String log, String word) {
        return log.lines().filter(line -> line.contains(word)).toList();
    }
}
