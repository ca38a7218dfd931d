package org.mandala.server.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All items of one kind, each under its id and version: those packed in the jar, then those of a folder of the house's own.
 * An item is one file; nothing of a bad file is used.
 */
public final class Shelf<T> {
    private final Map<String, Entry<T>> entries = new LinkedHashMap<>();
    private final List<ContentProblem> problems = new ArrayList<>();
    private final ContentReader reader;
    private final Kind<T> kind;

    /** What the items are, and how one is made of a file that satisfies the schema. */
    public interface Kind<T> {
        /** The file of {@code config/schema}. */
        String schema();

        /** The folder below {@code config}. */
        String folder();

        /** What the schema cannot say; empty when all is well. */
        List<ContentProblem> check(ContentFile file);

        T make(ContentFile file);
    }

    /** @param extra a folder with further files, or null */
    public Shelf(Kind<T> kind, @Nullable Path extra) {
        this.kind = kind;
        reader = new ContentReader(kind.schema());
        addAll("", Folders.packed(kind.folder()));
        if (extra != null) {
            addFolder(extra);
        }
    }

    public Optional<T> find(String id, int version) {
        return entry(id, version).map(Entry::item);
    }

    /** The item of this id with the highest version. */
    public Optional<T> latest(String id) {
        return entries.values().stream()
                .filter(entry -> entry.id.equals(id))
                .max(Comparator.comparingInt(Entry::version))
                .map(Entry::item);
    }

    /** The file of this item as it was written. */
    public Optional<byte[]> raw(String id, int version) {
        return entry(id, version).map(entry -> entry.file.bytes());
    }

    /** The newest version of each item, by id. */
    public List<T> newest() {
        List<String> ids =
                entries.values().stream().map(Entry::id).sorted().distinct().toList();
        return ids.stream().map(this::latest).flatMap(Optional::stream).toList();
    }

    /** One file that is not on the shelf, checked as those are; null when it is bad, then {@code found} has the reasons. */
    public @Nullable ContentFile read(String name, byte[] bytes, List<ContentProblem> found) {
        ContentFile file = reader.read(name, bytes, found);
        if (file == null) {
            return null;
        }
        List<ContentProblem> wrong = kind.check(file);
        found.addAll(wrong);
        return wrong.isEmpty() ? file : null;
    }

    /** What was wrong with the files that are not here. */
    public List<ContentProblem> problems() {
        return List.copyOf(problems);
    }

    private Optional<Entry<T>> entry(String id, int version) {
        return Optional.ofNullable(entries.get(key(id, version)));
    }

    private void addFolder(Path folder) {
        try {
            addAll(folder + "/", Folders.onDisk(folder));
        } catch (IOException e) {
            problems.add(new ContentProblem(folder.toString(), 0, "is not a folder that can be read"));
        }
    }

    private void addAll(String prefix, SortedMap<String, byte[]> files) {
        files.forEach((name, bytes) -> add(prefix + name, bytes));
    }

    private void add(String name, byte[] bytes) {
        ContentFile file = reader.read(name, bytes, problems);
        if (file == null) {
            return;
        }
        List<ContentProblem> found = kind.check(file);
        problems.addAll(found);
        if (found.isEmpty()) {
            keep(file);
        }
    }

    private void keep(ContentFile file) {
        String id = file.root().get("id").asText();
        int version = file.root().get("version").asInt();
        Entry<T> there = entries.get(key(id, version));
        if (there != null) {
            String reason = id + " version " + version + " is there already, in " + there.file.name()
                    + ": give the changed text a new version";
            problems.add(file.problem("/version", reason));
            return;
        }
        entries.put(key(id, version), new Entry<>(id, version, kind.make(file), file));
    }

    private static String key(String id, int version) {
        return id + "/" + version;
    }

    private record Entry<T>(String id, int version, T item, ContentFile file) {}
}
