package org.mandala.server.programme;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Profile;
import org.mandala.server.identity.Refused;

/** Reads the fields of a form, collects what is wrong with each, and then says all of it at once. */
public final class Form {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    /** What mail servers take in practice; whether it arrives, only sending tells. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;:<>()\\[\\]\"\\\\]{1,64}@[^\\s@,;:<>()\"\\\\.]+(\\.[^\\s@,;:<>()\"\\\\.]+)+");

    private static final int MAX_EMAIL = 254;

    private final Map<String, String> problems = new LinkedHashMap<>();

    /** The text without space around it; at least one character, at most {@code max}. */
    public String text(String field, @Nullable String value, int max, String missing) {
        String text = optional(field, value, max);
        if (text.isEmpty()) {
            wrong(field, missing);
        }
        return text;
    }

    /** The text without space around it, possibly empty. */
    public String optional(String field, @Nullable String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.codePointCount(0, text.length()) > max) {
            wrong(field, "Please use at most " + max + " characters.");
        } else if (text.codePoints()
                .anyMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\r' && it != '\t')) {
            wrong(field, "Please leave out control characters.");
        }
        return text;
    }

    public String name(String field, @Nullable String value) {
        try {
            return Profile.name(value);
        } catch (Refused e) {
            wrong(field, e.detail());
            return "";
        }
    }

    /** An address in small letters, or nothing. */
    public String email(String field, @Nullable String value) {
        String email = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (!email.isEmpty()
                && (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches())) {
            wrong(field, "This is not an e-mail address: " + email);
        }
        return email;
    }

    public <E extends Enum<E>> E word(String field, @Nullable String value, Class<E> type) {
        E[] all = type.getEnumConstants();
        for (E each : all) {
            if (each.name().equalsIgnoreCase(value)) {
                return each;
            }
        }
        List<String> names =
                Arrays.stream(all).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
        wrong(field, "Please choose one of " + String.join(", ", names) + ".");
        return all[0];
    }

    public String country(String field, @Nullable String value) {
        String code = value == null ? "" : value.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            wrong(field, "Please choose a country.");
        }
        return code;
    }

    public String zone(String field, @Nullable String value) {
        String zone = value == null ? "" : value.strip();
        if (!ZONES.contains(zone)) {
            wrong(field, "Please choose a time zone from the list, such as Europe/Copenhagen.");
            return "UTC";
        }
        return zone;
    }

    public LocalDateTime local(String field, @Nullable String value) {
        try {
            return LocalDateTime.parse(value == null ? "" : value);
        } catch (DateTimeException e) {
            wrong(field, "Please give a day and an hour.");
            return LocalDateTime.MIN;
        }
    }

    public int range(String field, int value, int min, int max, String what) {
        if (value < min || value > max) {
            wrong(field, "Please give " + what + " from " + min + " to " + max + ".");
            return min;
        }
        return value;
    }

    /** The first problem of a field is the one that is said. */
    public void wrong(String field, String sentence) {
        problems.putIfAbsent(field, sentence);
    }

    public Map<String, String> problems() {
        return problems;
    }

    /** @throws InvalidForm when anything was wrong */
    public void done() {
        if (!problems.isEmpty()) {
            throw new InvalidForm(problems);
        }
    }
}
