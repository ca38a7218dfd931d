package org.mandala.server.protocol;

import java.util.regex.Pattern;

/** Checks that records of the protocol make on their own values; a failure says what to do. */
final class Checks {
    /** Ids are made by us or by our client; 64 characters hold a UUID and a prefix with room to spare. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    static void id(String value, String name) {
        if (value == null || !ID.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must be 1 to 64 letters, digits or any of _ . : -");
        }
    }

    static void range(long value, long min, long max, String name) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max);
        }
    }

    private Checks() {}
}
