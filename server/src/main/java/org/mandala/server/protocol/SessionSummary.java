package org.mandala.server.protocol;

/** A session in a list: {@code start} in ms since 1970, UTC. */
public record SessionSummary(String id, String title, long start, int minutes, Role role) {}
