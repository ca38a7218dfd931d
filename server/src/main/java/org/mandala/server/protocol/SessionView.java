package org.mandala.server.protocol;

import java.util.List;

/** A session with all that its room shows; {@code start} in ms since 1970, {@code zone} the home zone of the session. */
public record SessionView(
        String id,
        String title,
        String cohort,
        long start,
        int minutes,
        String zone,
        Role role,
        List<AgendaItemView> agenda,
        BoardView board,
        List<SiteView> sites,
        List<PracticeSummary> practices) {}
