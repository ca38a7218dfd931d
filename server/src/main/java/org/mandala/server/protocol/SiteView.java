package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A site: {@code country} is an ISO 3166 code, {@code zone} an IANA time zone, {@code place} its region or town, as exactly as the
 * site lets others see it.
 */
public record SiteView(
        String id,
        String name,
        String country,
        String zone,
        @Nullable String place) {}
