package org.mandala.server.protocol;

/** Somebody who was in a session, and from which site. No name, so that the record outlives an erasure; no time. */
public record Came(String person, String site) {}
