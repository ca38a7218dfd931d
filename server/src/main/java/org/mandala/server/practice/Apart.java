package org.mandala.server.practice;

import java.util.OptionalLong;

/**
 * A stretch of a run in which people are in their groups: it begins with this passage, and lasts from {@code from} until
 * {@code until}, programme times in ms; {@code until} is missing while nobody knows it. Rule P56.
 */
public record Apart(int passage, long from, OptionalLong until) {}
