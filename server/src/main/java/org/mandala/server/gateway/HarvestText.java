package org.mandala.server.gateway;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.HarvestView;

/** A harvest as Markdown: what a person can read in any editor in ten years. Times are those of the session's home zone. */
final class HarvestText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final int SECONDS_PER_MINUTE = 60;

    static String of(HarvestView harvest) {
        StringBuilder text = new StringBuilder("# " + harvest.title() + "\n");
        harvest.parts().forEach(part -> part(text, part));
        if (!harvest.boards().isEmpty()) {
            text.append("\n## Boards\n\n");
            harvest.boards().forEach(board -> board(text, board));
        }
        return text.toString();
    }

    /** What was said to the room alone. */
    static String chatOf(HarvestView harvest) {
        StringBuilder text = new StringBuilder("# " + harvest.title() + "\n");
        for (HarvestView.HarvestPart part : harvest.parts()) {
            head(text, part);
            text.append('\n');
            chat(text, part);
        }
        return text.toString();
    }

    private static void board(StringBuilder text, HarvestView.HarvestBoard board) {
        text.append("- ")
                .append(board.title())
                .append(" (/board/")
                .append(board.id())
                .append(")\n");
        board.words().forEach(words -> text.append("  - ").append(plain(words)).append('\n'));
    }

    private static void part(StringBuilder text, HarvestView.HarvestPart part) {
        ZoneId zone = ZoneId.of(part.zone());
        head(text, part);
        if (!part.agenda().isEmpty()) {
            text.append("\n### As it ran\n\n");
            part.agenda().forEach(line -> text.append(line(line, zone)));
        }
        if (!part.people().isEmpty()) {
            text.append("\n### Who came\n\n");
            part.people()
                    .forEach(site -> text.append("- ")
                            .append(site.site())
                            .append(": ")
                            .append(String.join(", ", site.names()))
                            .append('\n'));
        }
        part.groups().forEach(groups -> {
            text.append("\n### ").append(groups.title()).append("\n\n");
            groups.lines()
                    .forEach(
                            line -> text.append("- ").append(plain(line.text())).append('\n'));
        });
        if (!part.chat().isEmpty()) {
            text.append("\n### Chat of the room\n\n");
            chat(text, part);
        }
    }

    private static void head(StringBuilder text, HarvestView.HarvestPart part) {
        text.append("\n## ")
                .append(DAY.format(Instant.ofEpochMilli(part.start()).atZone(ZoneId.of(part.zone()))))
                .append(" (")
                .append(part.zone())
                .append(")\n");
    }

    private static void chat(StringBuilder text, HarvestView.HarvestPart part) {
        ZoneId zone = ZoneId.of(part.zone());
        part.chat()
                .forEach(line -> text.append("- ")
                        .append(hour(line.at(), zone))
                        .append(' ')
                        .append(line.name())
                        .append(": ")
                        .append(plain(line.text()))
                        .append('\n'));
    }

    private static String line(AgendaLine line, ZoneId zone) {
        if (line.from() == null) {
            return "- (left out) " + line.title() + "\n";
        }
        long end = line.to() == null ? line.from() : line.to();
        long minutes = (end - line.from()) / 1_000 / SECONDS_PER_MINUTE;
        return "- " + hour(line.from(), zone) + " " + line.title() + ", " + minutes + " min (planned "
                + line.planned() / SECONDS_PER_MINUTE + ")\n";
    }

    private static String hour(long at, ZoneId zone) {
        return HOUR.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /** One line, whatever was written. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private HarvestText() {}
}
