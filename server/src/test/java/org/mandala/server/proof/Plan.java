package org.mandala.server.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What 100,000 people in 2,500 sessions take, reckoned from what was measured for one of each; docs/scale.md says what people are taken to do. */
final class Plan {
    private static final int SESSIONS = 2_500;
    private static final int PEOPLE = 40;
    private static final int EVERYBODY = SESSIONS * PEOPLE;

    /** At how many nodes the people of one session are. */
    private static final int SITES = 3;

    /** Of one session in a second: eight write twice a second, a third of the time; cursors as docs/scale.md reckons them; 60 events an hour. */
    private static final double UPDATES = 8 * 2 / 3.0;

    private static final double CURSORS = 10;
    private static final double EVENTS = 60 / 3_600.0;

    /** People come within a quarter of an hour. */
    private static final double COMING_S = 900;

    /** Each node looks at each of its rooms so often (N7), and at each log of a document and a session (N10, N13). */
    private static final double ROOM_LOOK_S = 3;

    private static final double LOG_LOOK_S = 10;

    private static final int CORES_A_NODE = 8;

    /** Of each core is kept free. */
    private static final double FREE = 0.5;

    /** Nodes that may be lost at once. */
    private static final int SPARE = 2;

    /** A session's and a board's, and what both cost together at most (docs/measurements.md). */
    private static final int SOCKETS = 2;

    private static final double SOCKET_BYTES = 40_000;

    /** Of each server, as docs/operations.md tells. */
    private static final int CONNECTIONS = 6;

    private static final double UPDATE_BYTES = 80;
    private static final double CURSOR_BYTES = 120;
    private static final double ROW_BYTES = 200;
    private static final double MICROS = 1e6;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double HOUR_S = 3_600;
    private static final int BITS = 8;

    private final ToDoubleFunction<String> figure;
    private final List<String> rows = new ArrayList<>(List.of("| what | reckoned from | |", "|---|---|---|"));
    private final double updates = SESSIONS * UPDATES;
    private final double ofUpdates = updates * (PEOPLE - 1);
    private final double ofCursors = SESSIONS * CURSORS * PEOPLE;

    /** @param figure what was measured, by its name */
    Plan(ToDoubleFunction<String> figure) {
        this.figure = figure;
    }

    /** The table of docs/scale.md. */
    String table() {
        double nodes = nodes();
        redis(nodes);
        postgres(nodes);
        bandwidth(nodes);
        return String.join("\n", rows) + "\n";
    }

    private double nodes() {
        double deliveries = row("deliveries a second", "2,500 x (5.3 x 39 + 10 x 40)", ofUpdates + ofCursors);
        double sending = row("cores for them", "x nodes.delivery.cpu.one", cores(deliveries, "nodes.delivery.cpu.one"));
        row("updates a second", "2,500 x 8 x 2 / 3", updates);
        double taking = row(
                "cores for them, at two nodes each",
                "x nodes.update.cpu (of which the deliveries hold some already)",
                cores(updates, "nodes.update.cpu"));
        double busy = Math.ceil((sending + taking) / (CORES_A_NODE * FREE));
        double nodes = row(
                "**nodes of 8 cores**",
                "both / 4, upwards: half of each core is kept free; and 2 may be lost",
                busy + SPARE);
        double sockets = row("sockets of a node", "100,000 x 2 / nodes", EVERYBODY * SOCKETS / nodes);
        row("memory for them, GB", "x 40 KB", sockets * SOCKET_BYTES / GIGA);
        return nodes;
    }

    private void redis(double nodes) {
        double told = row(
                "commands to Redis for updates, a second",
                "x nodes.update.redis.commands",
                updates * value("nodes.update.redis.commands"));
        double cursors = row("for cursors", "2,500 x 10", SESSIONS * CURSORS);
        double looks = row("for looks at rooms", "2,500 x 3 nodes / 3 s", SESSIONS * SITES / ROOM_LOOK_S);
        double coming = row("for people who come", "100,000 / 900 s", EVERYBODY / COMING_S);
        double idle = row(
                "for beats, time and signs of life",
                "nodes x nodes.redis.commands.nodehour / 3,600",
                nodes * value("nodes.redis.commands.nodehour") / HOUR_S);
        double all = row("all of them", "", told + cursors + looks + coming + idle);
        double cores = row("cores for them", "x nodes.redis.command.cpu", cores(all, "nodes.redis.command.cpu"));
        row(
                "**masters of Redis**, of one core each",
                "/ 0.5, upwards: half of each is kept free",
                Math.ceil(cores / FREE));
        row("messages out to the other nodes, a second", "(updates + cursors) x 2", (told + cursors) * (SITES - 1));
        row(
                "memory for places, MB",
                "100,000 x nodes.presence.bytes",
                EVERYBODY * value("nodes.presence.bytes") / MEGA);
    }

    private void postgres(double nodes) {
        double cores = row(
                "cores of PostgreSQL for updates",
                "x nodes.update.postgres.cpu",
                cores(updates, "nodes.update.postgres.cpu"));
        row("**cores of its primary**", "/ 0.5, upwards", Math.ceil(cores / FREE));
        row("rows of updates, MB a second", "x 200 bytes", updates * ROW_BYTES / MEGA);
        row("events a second", "2,500 x 60 / 3,600", SESSIONS * EVENTS);
        double logs = 2.0 * SESSIONS * SITES;
        row("looks at logs, a second", "(2,500 documents + 2,500 sessions) x 3 nodes / 10 s", logs / LOG_LOOK_S);
        row("looks at logs while Redis is away", "the same each second", logs);
        row("connections", "nodes x 6", nodes * CONNECTIONS);
    }

    private void bandwidth(double nodes) {
        double bytes = ofUpdates * UPDATE_BYTES + ofCursors * CURSOR_BYTES;
        double all = row("to people, Gbit/s", "updates x 80 bytes + cursors x 120", bytes * BITS / GIGA);
        row("from one node, Mbit/s", "/ nodes", all * GIGA / MEGA / nodes);
        row("to one person, kbit/s", "/ 100,000", all * MEGA / EVERYBODY);
    }

    private double value(String name) {
        return figure.applyAsDouble(name);
    }

    private double cores(double aSecond, String us) {
        return aSecond * value(us) / MICROS;
    }

    private double row(String what, String from, double value) {
        String format = value < 100 ? "| %s | %s | %.1f |" : "| %s | %s | %,.0f |";
        rows.add(String.format(Locale.ROOT, format, what, from, value));
        return value;
    }
}
