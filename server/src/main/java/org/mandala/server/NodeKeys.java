package org.mandala.server;

import java.util.List;

/**
 * This node among others: what it is called, the secret that all of them sign with (empty for one of the data folder's own), and how long it says that it will close
 * before it does.
 */
public record NodeKeys(String name, String signingKey, int drainSeconds) {
    private static final int KEY_CHARACTERS = 32;
    /** What stops a server kills it after some half a minute. */
    private static final int MOST_DRAIN_SECONDS = 20;

    void check(List<String> problems) {
        if (drainSeconds < 0 || drainSeconds > MOST_DRAIN_SECONDS) {
            problems.add("node.drainSeconds must be from 0 to " + MOST_DRAIN_SECONDS + ", not " + drainSeconds);
        }
        if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
            problems.add("node.name must be letters, digits, dots and dashes, 40 at most, not \"" + name + "\"");
        }
        if (!signingKey.isEmpty() && signingKey.length() < KEY_CHARACTERS) {
            problems.add("node.signingKey must have " + KEY_CHARACTERS
                    + " characters or more: take the output of `openssl rand -base64 32`");
        }
    }
}
