package org.mandala.server.identity;

/**
 * What a login is shown by to its owner: {@code name} such as "Firefox on Linux", {@code network} only as coarse as
 * {@code 203.0.113.x}; both may be empty.
 */
public record Device(String name, String network) {
    public static final Device UNKNOWN = new Device("", "");
}
