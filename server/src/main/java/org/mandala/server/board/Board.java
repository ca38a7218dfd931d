package org.mandala.server.board;

/** A board: {@code template} and its version as frozen in the frame; {@code frame} and {@code content} are doc ids. */
public record Board(
        String id, String session, String title, String template, int templateVersion, String frame, String content) {}
