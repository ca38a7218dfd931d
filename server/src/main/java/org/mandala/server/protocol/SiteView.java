package org.mandala.server.protocol;

/** A site: {@code country} is an ISO 3166 code, {@code zone} an IANA time zone. */
public record SiteView(String id, String name, String country, String zone) {}
