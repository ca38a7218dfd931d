package org.mandala.server.protocol;

/**
 * A signed-in browser as its owner sees it: {@code device} such as "Firefox on Linux", {@code network} only as coarse as
 * {@code 203.0.113.x}, both perhaps empty; {@code way} how one came in; times in ms since 1970, {@code seenAt} to the hour.
 */
public record LoginView(
        String id, String device, String network, String way, long createdAt, long seenAt, boolean current) {}
