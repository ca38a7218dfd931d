package org.mandala.server.practice;

/** A cue of a run at which all are brought to a board of a template; {@code at} is programme time in ms, {@code title} that of the practice. */
public record BoardCue(String run, String template, String title, long at) {}
