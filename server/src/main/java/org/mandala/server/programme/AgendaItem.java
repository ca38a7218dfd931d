package org.mandala.server.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.GroupPlan;

/**
 * One line of a session's plan, {@code seconds} long. {@code practice} is the id of a practice, {@code board} that of a
 * board template, {@code prompt} the question that stays on the screen, {@code notes} what those who lead wrote for themselves,
 * {@code groups} what they prepared for its groups, where the line has them.
 */
public record AgendaItem(
        String id,
        Kind kind,
        String title,
        int seconds,
        Grouping grouping,
        @Nullable String practice,
        @Nullable String board,
        @Nullable String prompt,
        @Nullable String notes,
        @Nullable List<GroupPlan> groups) {

    public AgendaItem {
        groups = groups == null ? null : List.copyOf(groups);
    }

    /** One for which nothing is prepared but what it is about. */
    public AgendaItem(
            String id,
            Kind kind,
            String title,
            int seconds,
            Grouping grouping,
            @Nullable String practice,
            @Nullable String board) {
        this(id, kind, title, seconds, grouping, practice, board, null, null, null);
    }

    /** As who does not lead sees it. */
    public AgendaItem forAll() {
        return new AgendaItem(id, kind, title, seconds, grouping, practice, board, prompt, null, null);
    }

    public enum Kind {
        TALK,
        PRACTICE,
        BREAKOUT,
        BOARD,
        BREAK,
        CIRCLE,
        JOURNAL,
        OPEN;

        /** As in files, in the database and on the wire. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Into which groups the people of the session are divided. */
    public enum Grouping {
        ROOM,
        HOME,
        PAIRS,
        THREES,
        TEAMS,
        SITES,
        /** Each goes where they like. */
        CHOICE,
        SELF;

        /** Whether its groups are known before anybody is divided, so that something can be prepared for each. */
        public boolean isForeseen() {
            return this == HOME || this == TEAMS || this == SITES || this == CHOICE;
        }

        /** As in files, in the database and on the wire. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
