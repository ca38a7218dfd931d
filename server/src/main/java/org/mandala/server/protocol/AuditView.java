package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/** At {@code at} (ms since 1970) {@code actor} (a person's id; absent for the server) did {@code what} to {@code subject} (an id). */
public record AuditView(long at, @Nullable String actor, String what, String subject) {}
