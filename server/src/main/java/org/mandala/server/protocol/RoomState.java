package org.mandala.server.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's room as its log has left it, without its practice ({@link RunView}). {@code notes} and {@code prepared} are empty
 * for who does not lead; {@code visits} has where somebody is for the time being. Without an agenda that of the plan is meant.
 */
public record RoomState(
        List<Hand> hands,
        List<String> spoken,
        List<String> away,
        List<Companions> companions,
        List<ChatLine> chat,
        @Nullable Agenda agenda,
        Map<String, String> notes,
        @Nullable String prompt,
        List<Grouping> prepared,
        @Nullable Grouping grouping,
        Map<String, String> visits,
        @Nullable Told told,
        List<GroupLine> lines,
        List<SpeakingRound> rounds,
        @Nullable String lead,
        @Nullable Showing showing,
        boolean waiting,
        List<String> letIn,
        @Nullable Long beganAt,
        @Nullable Long endedAt) {}
