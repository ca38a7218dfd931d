package org.mandala.server.identity;

/**
 * A signed-in browser: {@code hash} is the SHA-256 of the cookie's secret; {@code seenAt} is when it was last used, to
 * the hour. Times are ms since 1970.
 */
public record Login(
        String id, String hash, String person, Way way, Device device, long createdAt, long expiresAt, long seenAt) {

    public Login(String id, String hash, String person, long createdAt, long expiresAt) {
        this(id, hash, person, Way.INVITE, Device.UNKNOWN, createdAt, expiresAt, createdAt);
    }

    /** The same login as that of this person, who came in by this way. */
    public Login of(String someone, Way by) {
        return new Login(id, hash, someone, by, device, createdAt, expiresAt, seenAt);
    }
}
