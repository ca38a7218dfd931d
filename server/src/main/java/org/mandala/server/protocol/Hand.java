package org.mandala.server.protocol;

/** A hand that is up since {@code at}, ms since 1970. */
public record Hand(String person, long at) {}
