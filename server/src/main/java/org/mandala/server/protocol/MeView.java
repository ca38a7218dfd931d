package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signed-in person; {@code name} and {@code site} are absent until they were given at the doors. */
public record MeView(
        String id, @Nullable String name, @Nullable String site, List<SessionSummary> sessions, List<SiteView> sites) {}
