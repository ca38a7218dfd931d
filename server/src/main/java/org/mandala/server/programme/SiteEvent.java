package org.mandala.server.programme;

import org.jspecify.annotations.Nullable;

/** What a site or hub holds by itself, told to the whole programme. {@code sequence} counts its changes (RFC 5545). */
public record SiteEvent(
        String id,
        String site,
        String title,
        String about,
        String place,
        When when,
        int sequence,
        @Nullable Long cancelledAt,
        long changedAt) {

    public boolean cancelled() {
        return cancelledAt != null;
    }
}
