package org.mandala.server.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of backups that are made by themselves: each with its time (UTC) for a name, the newest and one a day kept. */
public final class BackupShelf {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'mandala-'yyyyMMdd-HHmmss'.db'").withZone(ZoneOffset.UTC);
    private static final Pattern OURS = Pattern.compile("mandala-\\d{8}-\\d{6}\\.db");
    private static final int DAY_END = "mandala-00000000".length();

    private final Path data;
    private final Path shelf;
    private final int keep;
    private final int keepDaily;

    /**
     * @param keep how many of the newest stay
     * @param keepDaily how many days keep their last one beyond that
     */
    public BackupShelf(Path data, Path shelf, int keep, int keepDaily) {
        this.data = data;
        this.shelf = shelf;
        this.keep = keep;
        this.keepDaily = keepDaily;
    }

    /** Makes a backup and clears away what is too old; blocks. Fails with {@link BackupFailed}. */
    public Backup.Made add(Instant now) {
        Backup.Made made = Backup.make(data, shelf.resolve(NAME.format(now)));
        try {
            clear();
        } catch (IOException e) {
            throw new UncheckedIOException("old backups in " + shelf + " could not be cleared away", e);
        }
        return made;
    }

    private void clear() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(shelf)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> OURS.matcher(name).matches())
                    .forEach(names::add);
        }
        for (String name : tooOld(names, keep, keepDaily)) {
            Files.deleteIfExists(shelf.resolve(name));
        }
    }

    static List<String> tooOld(List<String> names, int keep, int keepDaily) {
        List<String> newestFirst =
                names.stream().sorted(Comparator.reverseOrder()).toList();
        Set<String> days = new HashSet<>();
        List<String> tooOld = new ArrayList<>();
        for (String name : newestFirst.subList(Math.min(keep, newestFirst.size()), newestFirst.size())) {
            boolean lastOfItsDay = days.add(name.substring(0, DAY_END));
            if (!lastOfItsDay || days.size() > keepDaily) {
                tooOld.add(name);
            }
        }
        return tooOld;
    }
}
