package org.mandala.server.protocol;

import java.util.List;

/** The run that is on: its events so far, in order; the first is its start. */
public record RunView(String id, String practice, int version, String leader, List<RunEvent> events) {}
