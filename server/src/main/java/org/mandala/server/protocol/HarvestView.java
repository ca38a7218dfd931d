package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session brought, together with its twins. */
public record HarvestView(String title, String cohort, List<HarvestPart> parts, List<HarvestBoard> boards) {

    /**
     * One session: its agenda as it ran, who came, what the groups brought back, what was written to the room. Times in ms since
     * 1970; without {@code beganAt} it was not led through its agenda.
     */
    public record HarvestPart(
            String session,
            long start,
            String zone,
            @Nullable Long beganAt,
            @Nullable Long endedAt,
            List<AgendaLine> agenda,
            List<HarvestSite> people,
            List<HarvestGroups> groups,
            List<HarvestChat> chat) {}

    /** Names of who came, by site; without times. */
    public record HarvestSite(String site, List<String> names) {}

    /** The lines of one division into groups. */
    public record HarvestGroups(String title, List<GroupLine> lines) {}

    public record HarvestChat(long at, String name, String text) {}

    /** A board as it was when the session ended: the words of its notes, and where it is kept; without that, as it is now. */
    public record HarvestBoard(
            String id,
            String title,
            List<String> words,
            @Nullable BoardPast then) {}

    /** Versions of a board's two documents. */
    public record BoardPast(String frame, String frameVersion, String content, String contentVersion) {}
}
