package org.mandala.server.protocol;

/** Somebody who is not here, and how they are called. */
public record Named(String id, String name) {}
