package org.mandala.server.protocol;

/** What a group brought back; {@code name} as the group was called. */
public record GroupLine(String grouping, String group, String name, String text) {}
