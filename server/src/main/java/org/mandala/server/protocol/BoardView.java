package org.mandala.server.protocol;

/** A board: the ids of its two docs. The frame holds the template's copy, the content what people put on it. */
public record BoardView(String id, String title, String frame, String content) {}
