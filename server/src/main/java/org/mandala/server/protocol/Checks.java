package org.mandala.server.protocol;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that records of the protocol make on their own values; a failure says what to do. */
final class Checks {
    /** Ids are made by us or by our client; 64 characters hold a UUID and a prefix with room to spare. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    static void id(@Nullable String value, String name) {
        if (value == null || !ID.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must be 1 to 64 letters, digits or any of _ . : -");
        }
    }

    static void range(long value, long min, long max, String name) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max);
        }
    }

    static void between(double value, double min, double max, String name) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max);
        }
    }

    /** Passages and turns are numbered; a run of an hour has a few dozen. */
    static void passage(int number) {
        range(number, 0, 100_000, "passage and turn");
    }

    static void ids(@Nullable List<String> values, int most, String name) {
        if (values == null) {
            return;
        }
        range(values.size(), 0, most, "the number of " + name);
        values.forEach(value -> id(value, name));
    }

    static void idIfAny(@Nullable String value, String name) {
        if (value != null) {
            id(value, name);
        }
    }

    static void oneOf(@Nullable String value, Set<String> words, String name) {
        if (value == null || !words.contains(value)) {
            throw new IllegalArgumentException(name + " must be one of " + new TreeSet<>(words));
        }
    }

    /** A text that may be empty or absent. */
    static void textIfAny(@Nullable String value, int most, String name) {
        if (value != null && value.length() > most) {
            throw new IllegalArgumentException(name + " must have at most " + most + " characters");
        }
    }

    static void text(String value, int most, String name) {
        if (value == null || value.isBlank() || value.length() > most) {
            throw new IllegalArgumentException(name + " must have 1 to " + most + " characters");
        }
    }

    private Checks() {}
}
