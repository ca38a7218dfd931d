package org.mandala.server.protocol;

/** What is wrong with a script, in a sentence; {@code line} counts from 1 in the JSON that was sent, 0 for the whole. */
public record ScriptProblem(int line, String reason) {}
