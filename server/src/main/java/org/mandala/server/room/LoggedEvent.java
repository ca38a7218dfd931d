package org.mandala.server.room;

import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.SessionEvent;

/**
 * One line of a session's log: {@code seq} counts from 1, {@code at} is ms since 1970, {@code actor} a person's id,
 * {@code command} the id of the order that it came from, if any.
 */
public record LoggedEvent(
        long seq, long at, String actor, @Nullable String command, SessionEvent body) {}
