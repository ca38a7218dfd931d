package org.mandala.server.identity;

/** A signed-in browser: {@code hash} is the SHA-256 of the cookie's secret, times are ms since 1970. */
public record Login(String id, String hash, String person, long createdAt, long expiresAt) {}
