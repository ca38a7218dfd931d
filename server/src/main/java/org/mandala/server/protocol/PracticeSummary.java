package org.mandala.server.protocol;

/** A practice in a list; {@code seconds} is its length for the whole room. */
public record PracticeSummary(String id, int version, String title, String summary, int seconds) {}
