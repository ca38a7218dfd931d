package org.mandala.server.programme;

/** A hub, local site or partner: {@code country} is an ISO 3166 code, {@code zone} an IANA time zone. */
public record Site(String id, String name, String country, String zone) {}
