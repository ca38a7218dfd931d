package org.mandala.server.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, written into docs/measurements.md, and what follows from it for 100,000 people, into docs/scale.md: between the marks in both. */
final class Plan {
    private static final String BEGIN = "<!-- bench-nodes -->";
    private static final String END = "<!-- /bench-nodes -->";
    private static final int SESSIONS = 2_500;
    private static final int PEOPLE = 40;
    private static final int SITES = 3;

    /** Of one session in a second, as docs/scale.md reckons them. */
    private static final double UPDATES = 8 * 2 / 3.0;

    private static final double CURSORS = 10;

    /** People come within a quarter of an hour. */
    private static final double COMING_S = 900;

    private static final double LOOK_S = 3;
    private static final int CORES_A_NODE = 8;

    /** Of each core is kept free. */
    private static final double FREE = 0.5;

    private static final double MICROS = 1e6;
    private static final double MEGABYTE = 1e6;

    static void write(Path docs) throws IOException {
        String head = "\n" + LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, load " + load() + ". `make bench-nodes`\n\n";
        put(docs.resolve("measurements.md"), head + Figures.table());
        put(docs.resolve("scale.md"), head + String.join("\n", rows()) + "\n");
    }

    private static List<String> rows() {
        double updates = SESSIONS * UPDATES;
        double deliveries = updates * (PEOPLE - 1) + SESSIONS * CURSORS * PEOPLE;
        double forDeliveries = deliveries * Figures.value("nodes.delivery.cpu.one") / MICROS;
        double forUpdates = updates * Figures.value("nodes.update.cpu") / MICROS;
        double nodes = Math.ceil((forDeliveries + forUpdates) / (CORES_A_NODE * FREE));
        double looks = SESSIONS * SITES / LOOK_S;
        double commands = updates * Figures.value("nodes.update.redis.commands")
                + SESSIONS * CURSORS
                + looks
                + SESSIONS * PEOPLE / COMING_S
                + nodes * Figures.value("nodes.redis.commands.nodehour") / 3_600;
        List<String> rows = new ArrayList<>(List.of("| what | reckoned from | |", "|---|---|---|"));
        rows.add(row("deliveries a second", SESSIONS + " x (5.3 x 39 + 10 x 40)", deliveries));
        rows.add(row("cores for them", "x nodes.delivery.cpu.one", forDeliveries));
        rows.add(row("updates a second", SESSIONS + " x 5.3", updates));
        rows.add(row("cores for them, at two nodes each", "x nodes.update.cpu", forUpdates));
        rows.add(row("**nodes of 8 cores**, half of each core kept free", "both sums / 4, upwards", nodes));
        rows.add(row("commands to Redis a second", "updates, cursors, looks, coming, beats", commands));
        rows.add(row(
                "**cores of Redis**, of which one has one",
                "x nodes.redis.command.cpu",
                commands * Figures.value("nodes.redis.command.cpu") / MICROS));
        rows.add(row(
                "memory of Redis for places, MB",
                "100,000 x nodes.presence.bytes",
                SESSIONS * PEOPLE * Figures.value("nodes.presence.bytes") / MEGABYTE));
        rows.add(row(
                "**cores of PostgreSQL** for updates",
                "x nodes.update.postgres.cpu",
                updates * Figures.value("nodes.update.postgres.cpu") / MICROS));
        return rows;
    }

    private static String row(String what, String from, double value) {
        return value < 100
                ? String.format(Locale.ROOT, "| %s | %s | %.1f |", what, from, value)
                : String.format(Locale.ROOT, "| %s | %s | %,.0f |", what, from, value);
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            return "not known";
        }
    }

    private static void put(Path file, String text) throws IOException {
        String old = Files.readString(file);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " has no place for it: " + BEGIN + " to " + END);
        }
        Files.writeString(file, old.substring(0, begin + BEGIN.length()) + text + old.substring(end));
    }

    private Plan() {}
}
