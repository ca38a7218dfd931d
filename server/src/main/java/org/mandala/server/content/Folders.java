package org.mandala.server.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JSON files of a folder: on disk, or packed in the jar that this class comes from. */
final class Folders {
    /** Always there: its place tells in which jar or folder {@code config} lies. */
    private static final String ANCHOR = "config/schema/practice.schema.json";

    /** One packed file, such as {@code config/schema/practice.schema.json}. */
    static byte[] read(String path) {
        try (InputStream in = url(path).openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " from the jar", e);
        }
    }

    /** All {@code *.json} directly in {@code config/<name>}, by file name. */
    static SortedMap<String, byte[]> packed(String name) {
        return beside(url(ANCHOR), name);
    }

    /** As {@link #packed}, of the {@code config} in which {@code anchor}, a file of its {@code schema}, lies. */
    static SortedMap<String, byte[]> beside(URL anchor, String name) {
        try {
            if (anchor.openConnection() instanceof JarURLConnection jar) {
                try (FileSystem files =
                        FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()), Map.of())) {
                    return onDisk(files.getPath("/config", name));
                }
            }
            return onDisk(Path.of(anchor.toURI()).resolveSibling("../" + name).normalize());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot list config/" + name + " of the jar", e);
        }
    }

    /** All {@code *.json} directly in {@code folder}, by file name. */
    static SortedMap<String, byte[]> onDisk(Path folder) throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Folders::isJson).toList()) {
                found.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return found;
    }

    private static boolean isJson(Path file) {
        return file.toString().endsWith(".json") && Files.isRegularFile(file);
    }

    private static URL url(String path) {
        URL url = Folders.class.getClassLoader().getResource(path);
        if (url == null) {
            throw new IllegalStateException("the jar lacks " + path + ": build it again");
        }
        return url;
    }

    private Folders() {}
}
