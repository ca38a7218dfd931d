package org.mandala.server.programme;

/** One year's intake. */
public record Cohort(String id, String title) {}
