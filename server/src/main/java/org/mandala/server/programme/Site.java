package org.mandala.server.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hub, local site or partner. {@code country} is an ISO 3166 code, {@code zone} an IANA time zone, {@code parent} the hub
 * it belongs to; {@code endedAt} in ms since 1970, once it is closed. Of region and town only what {@code shown} says leaves
 * the stewards' pages: see {@link #shownPlace}.
 */
public record Site(
        String id,
        String name,
        String country,
        String zone,
        Kind kind,
        @Nullable String parent,
        String region,
        String town,
        Precision shown,
        List<Contact> contacts,
        @Nullable Long endedAt) {

    public enum Kind {
        HUB,
        SITE,
        PARTNER
    }

    /** How exactly others may know where it is. */
    public enum Precision {
        COUNTRY,
        REGION,
        TOWN
    }

    /** Whom to ask at a site, and how to reach them: an e-mail address, a telephone number or a web address. */
    public record Contact(String name, String reach) {}

    public Site {
        contacts = List.copyOf(contacts);
    }

    /** A local site of which no more than the country is known. */
    public Site(String id, String name, String country, String zone) {
        this(id, name, country, zone, Kind.SITE, null, "", "", Precision.COUNTRY, List.of(), null);
    }

    /** The place as coarse as the site chose, without its country: empty, a region, or a town and its region. */
    public String shownPlace() {
        return switch (shown) {
            case COUNTRY -> "";
            case REGION -> region;
            case TOWN -> town.isEmpty() || region.isEmpty() ? town + region : town + ", " + region;
        };
    }
}
