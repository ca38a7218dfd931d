package org.mandala.server.store.sqlite;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replays what a process wrote, as strace saw it, up to any moment, and then takes the power away: what was synced stays; of all
 * else each sector of 512 bytes was written, was not, or was written by half.
 */
final class PowerLoss {
    private static final int SECTOR = 512;
    private static final Pattern CALL = Pattern.compile("(\\d+) +(?:<\\.\\.\\. )?(\\w+)(?: resumed>|\\()(.*)");
    private static final Pattern PATH = Pattern.compile("\"((?:\\\\x[0-9a-f]{2})*)\"");
    private static final Pattern WRITE =
            Pattern.compile("(\\d+), \"((?:\\\\x[0-9a-f]{2})*)\", \\d+(?:, (\\d+))?\\) *= *(\\d+)");
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:, (\\d+))?\\) *= *0");

    private final List<Event> events = new ArrayList<>();

    /** One thing that happened, in order. */
    private sealed interface Event {
        record Wrote(String file, long at, Buffer data) implements Event {
            byte[] bytes() {
                return data.getBytes();
            }
        }

        record Cut(String file, long length) implements Event {}

        record Synced(String file) implements Event {}

        record Removed(String file) implements Event {}

        record Acknowledged(long number) implements Event {}
    }

    /** Files as they are found when the power is back, and the last number that had been acknowledged. */
    record Aftermath(Map<String, byte[]> files, long acknowledged) {}

    static PowerLoss read(Path trace) throws IOException {
        PowerLoss loss = new PowerLoss();
        Map<String, String> begun = new HashMap<>();
        Map<Long, String> open = new HashMap<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.US_ASCII)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                String arguments = call.group(3);
                if (line.endsWith("<unfinished ...>")) {
                    begun.put(call.group(1), arguments.replace(" <unfinished ...>", ""));
                } else {
                    String first = line.contains(" resumed>") ? begun.getOrDefault(call.group(1), "") : "";
                    loss.happened(call.group(2), first + arguments, open);
                }
            }
        }
        return loss;
    }

    int moments() {
        return events.size();
    }

    private void happened(String call, String arguments, Map<Long, String> open) {
        switch (call) {
            case "openat" -> opened(arguments, open);
            case "close" -> number(arguments).ifPresent(open::remove);
            case "pwrite64", "write" -> wrote(arguments, open);
            case "ftruncate" -> cut(arguments, open);
            case "fsync", "fdatasync" ->
                number(arguments).map(open::get).ifPresent(file -> events.add(new Event.Synced(file)));
            case "unlink" -> removed(arguments);
            default -> {}
        }
    }

    private static java.util.Optional<Long> number(String arguments) {
        Matcher numbers = NUMBERS.matcher(arguments);
        return numbers.lookingAt() ? java.util.Optional.of(Long.valueOf(numbers.group(1))) : java.util.Optional.empty();
    }

    private static void opened(String arguments, Map<Long, String> open) {
        Matcher path = PATH.matcher(arguments);
        String result = arguments.substring(arguments.lastIndexOf('=') + 1).strip();
        if (path.find() && result.matches("\\d+")) {
            String name = new String(unhex(path.group(1)), StandardCharsets.UTF_8);
            String file = name.substring(name.lastIndexOf('/') + 1);
            if (file.equals("mandala.db") || file.equals("mandala.db-wal")) {
                open.put(Long.valueOf(result), file);
            } else {
                open.remove(Long.valueOf(result));
            }
        }
    }

    private void wrote(String arguments, Map<Long, String> open) {
        Matcher write = WRITE.matcher(arguments);
        if (!write.lookingAt()) {
            return;
        }
        byte[] bytes = Arrays.copyOf(unhex(write.group(2)), Integer.parseInt(write.group(4)));
        String file = open.get(Long.valueOf(write.group(1)));
        if (file != null && write.group(3) != null) {
            events.add(new Event.Wrote(file, Long.parseLong(write.group(3)), Buffer.buffer(bytes)));
        } else if (write.group(1).equals("1")) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.startsWith("stored ")) {
                events.add(
                        new Event.Acknowledged(Long.parseLong(text.substring(7).strip())));
            }
        }
    }

    private void cut(String arguments, Map<Long, String> open) {
        Matcher numbers = NUMBERS.matcher(arguments);
        if (numbers.lookingAt()) {
            String file = open.get(Long.valueOf(numbers.group(1)));
            if (file != null) {
                events.add(new Event.Cut(file, Long.parseLong(numbers.group(2))));
            }
        }
    }

    private void removed(String arguments) {
        Matcher path = PATH.matcher(arguments);
        if (path.find() && arguments.endsWith("= 0")) {
            String name = new String(unhex(path.group(1)), StandardCharsets.UTF_8);
            events.add(new Event.Removed(name.substring(name.lastIndexOf('/') + 1)));
        }
    }

    private static byte[] unhex(String escaped) {
        byte[] bytes = new byte[escaped.length() / 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(escaped, i * 4 + 2, i * 4 + 4, 16);
        }
        return bytes;
    }

    /** Begins with these files, all of them safe. */
    Replay replay(Map<String, byte[]> before) {
        return new Replay(before);
    }

    /** The same run, moment by moment. */
    final class Replay {
        private final Map<String, Disk> disks = new HashMap<>();
        private int moment;
        private long acknowledged;

        private Replay(Map<String, byte[]> before) {
            before.forEach((file, bytes) -> disks.put(file, new Disk(new Image(bytes))));
        }

        /** Goes on until so many events have happened. */
        void advance(int to) {
            for (Event event : events.subList(moment, to)) {
                if (event instanceof Event.Acknowledged told) {
                    acknowledged = told.number();
                } else if (event instanceof Event.Synced synced) {
                    disk(synced.file()).sync();
                } else if (event instanceof Event.Removed removed) {
                    disks.remove(removed.file());
                } else if (event instanceof Event.Wrote wrote) {
                    disk(wrote.file()).pending.add(wrote);
                } else if (event instanceof Event.Cut cut) {
                    disk(cut.file()).pending.add(cut);
                }
            }
            moment = to;
        }

        private Disk disk(String file) {
            return disks.computeIfAbsent(file, name -> new Disk(new Image(new byte[0])));
        }

        /** The power goes now; {@code random} decides about all that was not synced. */
        Aftermath powerGoes(Random random) {
            Map<String, byte[]> files = new HashMap<>();
            disks.forEach((file, disk) -> files.put(file, disk.found(random)));
            return new Aftermath(files, acknowledged);
        }
    }

    static void write(Aftermath aftermath, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : aftermath.files().entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of a file that grows. */
    private static final class Image {
        private byte[] bytes;
        private int size;

        Image(byte[] bytes) {
            this.bytes = bytes.clone();
            this.size = bytes.length;
        }

        void write(long at, byte[] source, int from, int length) {
            int end = (int) at + from + length;
            if (length > 0) {
                if (end > bytes.length) {
                    bytes = Arrays.copyOf(bytes, end * 2);
                }
                System.arraycopy(source, from, bytes, (int) at + from, length);
                size = Math.max(size, end);
            }
        }

        void cut(long length) {
            if (length < size) {
                Arrays.fill(bytes, (int) length, size, (byte) 0);
            }
            size = (int) length;
            bytes = bytes.length < size ? Arrays.copyOf(bytes, size) : bytes;
        }

        byte[] whole() {
            return Arrays.copyOf(bytes, size);
        }
    }

    /** What of one file is safe, and what is on its way. */
    private static final class Disk {
        private final Image safe;
        private final List<Event> pending = new ArrayList<>();

        Disk(Image safe) {
            this.safe = safe;
        }

        void sync() {
            for (Event event : pending) {
                if (event instanceof Event.Wrote wrote) {
                    safe.write(wrote.at(), wrote.bytes(), 0, wrote.bytes().length);
                } else if (event instanceof Event.Cut cut) {
                    safe.cut(cut.length());
                }
            }
            pending.clear();
        }

        byte[] found(Random random) {
            Image found = new Image(safe.whole());
            for (Event event : pending) {
                if (event instanceof Event.Cut cut && random.nextBoolean()) {
                    found.cut(cut.length());
                } else if (event instanceof Event.Wrote wrote) {
                    tear(found, wrote, random);
                }
            }
            return found.whole();
        }

        private static void tear(Image found, Event.Wrote wrote, Random random) {
            byte[] bytes = wrote.bytes();
            int fate = random.nextInt(4);
            for (int from = 0; from < bytes.length; from += SECTOR) {
                int length = Math.min(SECTOR, bytes.length - from);
                int part = List.of(0, length / 2, length).get(random.nextInt(3));
                found.write(wrote.at(), bytes, from, fate == 0 ? length : fate == 1 ? 0 : part);
            }
        }
    }
}
