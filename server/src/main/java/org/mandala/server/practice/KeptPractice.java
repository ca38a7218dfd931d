package org.mandala.server.practice;

import org.mandala.server.protocol.PracticeState;

/**
 * One version of a practice that somebody made here. {@code owner} is a person's id; {@code used} is true once a run has begun with it: then
 * it never changes again. {@code script} is the JSON as it was written, {@code changedAt} ms since 1970.
 */
public record KeptPractice(
        String id, int version, String owner, PracticeState state, boolean used, String script, long changedAt) {}
