package org.mandala.server.programme.keeping;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mandala.server.programme.InvalidForm;

/**
 * A roster as spreadsheets export it: UTF-8 with or without mark, UTF-16, or the old Western code page; separated by comma,
 * semicolon or tab; the columns in any order, under any of the headings that people use.
 */
record RosterFile(List<Row> rows, List<String> columns, List<String> ignored) {
    static final int MAX_ROWS = 2_000;

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final String SEPARATOR_LINE = "sep=";

    enum Column {
        NAME("name", "fullname", "participant", "practitioner", "person", "displayname"),
        FIRST("firstname", "givenname", "first", "forename"),
        LAST("lastname", "surname", "familyname", "last"),
        EMAIL("email", "emailaddress", "mail", "emails"),
        SITE("site", "hub", "location", "siteorhub"),
        HOME("home", "homegroup", "hometeam"),
        PROJECT("project", "projectteam", "team"),
        ROLE("role", "function");

        // A copy that nobody can change.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> headings;

        Column(String... headings) {
            this.headings = List.of(headings);
        }

        static Optional<Column> of(String heading) {
            String plain = Normalizer.normalize(heading, Normalizer.Form.NFD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z]", "");
            return Arrays.stream(values())
                    .filter(it -> it.headings.contains(plain))
                    .findFirst();
        }
    }

    /** One person's line of the file, from 1. */
    record Row(int line, Map<Column, String> cells) {
        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }

        /** In one column or in two. */
        String name() {
            String whole = cell(Column.NAME);
            return whole.isEmpty() ? (cell(Column.FIRST) + " " + cell(Column.LAST)).strip() : whole;
        }
    }

    /** @throws InvalidForm on {@code file} when it is no table of people */
    static RosterFile read(byte[] bytes) {
        String text = text(bytes);
        char separator = separator(text);
        boolean named = text.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length());
        String table = named ? text.substring(Math.max(text.indexOf('\n'), 0)).replaceFirst("\n", "") : text;
        try (CSVParser parser = CSVParser.parse(new StringReader(table), format(separator))) {
            return read(parser, named ? 1 : 0);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new InvalidForm("file", "The file is not a table that can be read: " + e.getMessage());
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
    }

    private static RosterFile read(CSVParser parser, int skipped) {
        Header header = null;
        List<Row> rows = new ArrayList<>();
        int line = skipped + 1;
        for (CSVRecord record : parser) {
            if (header == null && !isBlank(record)) {
                header = Header.of(record);
            } else if (header != null && !isBlank(record)) {
                rows.add(new Row(line, header.cells(record)));
            }
            line = skipped + (int) parser.getCurrentLineNumber() + 1;
        }
        if (header == null || rows.isEmpty()) {
            throw new InvalidForm(
                    "file",
                    "There are no people in this file: it needs a line of headings and a line for each person.");
        }
        if (rows.size() > MAX_ROWS) {
            throw new InvalidForm(
                    "file",
                    "The file has " + rows.size() + " lines; please import at most " + MAX_ROWS + " at a time.");
        }
        return new RosterFile(rows, header.names(), header.ignored());
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    /** Which column of the table is what. */
    private record Header(Map<Column, Integer> places, List<String> names, List<String> ignored) {
        static Header of(CSVRecord record) {
            Map<Column, Integer> places = new EnumMap<>(Column.class);
            List<String> names = new ArrayList<>();
            List<String> ignored = new ArrayList<>();
            for (int i = 0; i < record.size(); i++) {
                Optional<Column> column = Column.of(record.get(i));
                if (column.isPresent() && !places.containsKey(column.get())) {
                    places.put(column.get(), i);
                    names.add(record.get(i));
                } else if (!record.get(i).isEmpty()) {
                    ignored.add(record.get(i));
                }
            }
            boolean named = places.containsKey(Column.NAME) || places.containsKey(Column.FIRST);
            if (!named || !places.containsKey(Column.EMAIL)) {
                throw new InvalidForm(
                        "file",
                        "The first line must have headings, with a \"Name\" and an \"E-mail\" among them. Found: "
                                + String.join(", ", record.toList()));
            }
            return new Header(places, names, ignored);
        }

        Map<Column, String> cells(CSVRecord record) {
            Map<Column, String> cells = new EnumMap<>(Column.class);
            places.forEach((column, place) -> {
                if (place < record.size()) {
                    cells.put(column, record.get(place).strip());
                }
            });
            return cells;
        }
    }

    private static String text(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WESTERN);
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the first line says, or else what it has most of. */
    private static char separator(String text) {
        String first = text.stripLeading().lines().findFirst().orElse("");
        if (first.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE) && first.length() > SEPARATOR_LINE.length()) {
            return first.charAt(SEPARATOR_LINE.length());
        }
        char best = SEPARATORS[0];
        for (char each : SEPARATORS) {
            if (count(first, each) > count(first, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(it -> it == wanted).count();
    }
}
