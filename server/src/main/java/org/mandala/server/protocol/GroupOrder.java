package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groupings and breakouts. */
public sealed interface GroupOrder extends ClientMessage.Order
        permits GroupOrder.PrepareGroups,
                GroupOrder.DropPrepared,
                GroupOrder.OpenGroups,
                GroupOrder.ExtendGroups,
                GroupOrder.CloseGroups,
                GroupOrder.PlacePerson,
                GroupOrder.GoTo,
                GroupOrder.TellGroups,
                GroupOrder.WriteLine {

    /** Divides the people and keeps that for later, for those who lead to look at and change; in place of {@code prepared}, if any. */
    record PrepareGroups(String command, @Nullable String prepared, GroupsForm form) implements GroupOrder {
        public PrepareGroups {
            Checks.id(command, "command");
            Checks.idIfAny(prepared, "prepared");
            if (form == null) {
                throw new IllegalArgumentException("form is missing");
            }
        }
    }

    /** Takes something prepared away. */
    record DropPrepared(String command, String grouping) implements GroupOrder {
        public DropPrepared {
            Checks.id(command, "command");
            Checks.id(grouping, "grouping");
        }
    }

    /** Opens groups now: those that were {@code prepared}, or the ones of the form; {@code others}: who is in none of those prepared is divided, too. */
    record OpenGroups(
            String command,
            @Nullable String prepared,
            GroupsForm form,
            @Nullable Boolean others) implements GroupOrder {
        public OpenGroups {
            Checks.id(command, "command");
            Checks.idIfAny(prepared, "prepared");
            if (form == null) {
                throw new IllegalArgumentException("form is missing");
            }
        }
    }

    /** More time, while they are open, for this group or for all; {@code grouping} as the one who asks sees it. */
    record ExtendGroups(
            String command, String grouping, @Nullable String group, long ms) implements GroupOrder {
        private static final long MAX_MS = 1_800_000;

        public ExtendGroups {
            Checks.id(command, "command");
            Checks.id(grouping, "grouping");
            Checks.idIfAny(group, "group");
            Checks.range(ms, 10_000, MAX_MS, "ms");
        }
    }

    /** Ends this group, or all, now: the bell, and a minute until the way back. */
    record CloseGroups(
            String command, String grouping, @Nullable String group) implements GroupOrder {
        public CloseGroups {
            Checks.id(command, "command");
            Checks.id(grouping, "grouping");
            Checks.idIfAny(group, "group");
        }
    }

    /** Those who lead move anybody; where groups are chosen, each moves themselves. */
    record PlacePerson(String command, String grouping, String person, String group) implements GroupOrder {
        public PlacePerson {
            Checks.id(command, "command");
            Checks.id(grouping, "grouping");
            Checks.id(person, "person");
            Checks.id(group, "group");
        }
    }

    /** Those who lead visit a group; anybody may go to the "room" and back to their own (""). */
    record GoTo(String command, String where) implements GroupOrder {
        public GoTo {
            Checks.id(command, "command");
            if (where == null || !where.isEmpty()) {
                Checks.id(where, "where");
            }
        }
    }

    /** A line to these groups or to all. */
    record TellGroups(String command, String text, @Nullable List<String> groups) implements GroupOrder {
        private static final int MAX_CHARS = 400;

        public TellGroups {
            Checks.id(command, "command");
            Checks.text(text, MAX_CHARS, "text");
            Checks.ids(groups, ClientMessage.MAX_GROUPS, "groups");
        }
    }

    /** What my group brings back. */
    record WriteLine(String command, String grouping, String group, String text) implements GroupOrder {
        private static final int MAX_CHARS = 280;

        public WriteLine {
            Checks.id(command, "command");
            Checks.id(grouping, "grouping");
            Checks.id(group, "group");
            Checks.textIfAny(text, MAX_CHARS, "text");
        }
    }
}
