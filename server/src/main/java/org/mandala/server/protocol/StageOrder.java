package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rounds, the lead, what is shown to all, the doors. */
public sealed interface StageOrder extends ClientMessage.Order
        permits StageOrder.BeginRound,
                StageOrder.EndTurn,
                StageOrder.PassRound,
                StageOrder.TakeNext,
                StageOrder.EndRound,
                StageOrder.GiveLead,
                StageOrder.ShowToAll,
                StageOrder.ShowLine,
                StageOrder.SetDoors,
                StageOrder.Admit {
    /** As many as fit into a room. */
    int MAX_SPEAKERS = 200;

    /** In the room or in a group; without an order all who are there, as they came. */
    record BeginRound(
            String command, String where, @Nullable List<String> order, int each) implements StageOrder {
        private static final int MAX_SECONDS = 1_800;

        public BeginRound {
            Checks.id(command, "command");
            Checks.id(where, "where");
            Checks.ids(order, MAX_SPEAKERS, "order");
            Checks.range(each, 10, MAX_SECONDS, "each");
        }
    }

    /** The turn that is on, as the one who says so sees it, is over. */
    record EndTurn(String command, String where, int turn) implements StageOrder {
        public EndTurn {
            Checks.id(command, "command");
            Checks.id(where, "where");
            Checks.range(turn, 0, MAX_SPEAKERS, "turn");
        }
    }

    /** I do not want to speak. */
    record PassRound(String command, String where, @Nullable String as) implements StageOrder {
        public PassRound {
            Checks.id(command, "command");
            Checks.id(where, "where");
            Checks.idIfAny(as, "as");
        }
    }

    /** I speak next. */
    record TakeNext(String command, String where, @Nullable String as) implements StageOrder {
        public TakeNext {
            Checks.id(command, "command");
            Checks.id(where, "where");
            Checks.idIfAny(as, "as");
        }
    }

    record EndRound(String command, String where) implements StageOrder {
        public EndRound {
            Checks.id(command, "command");
            Checks.id(where, "where");
        }
    }

    /** Takes the lead of the session, or gives it to somebody who is here. */
    record GiveLead(String command, String person) implements StageOrder {
        public GiveLead {
            Checks.id(command, "command");
            Checks.id(person, "person");
        }
    }

    /** Shows something to all, or no longer. */
    record ShowToAll(String command, @Nullable Showing showing) implements StageOrder {
        public ShowToAll {
            Checks.id(command, "command");
        }
    }

    /** Shows the board of a line to all; it is made from the line's template when it is first shown. */
    record ShowLine(String command, String line) implements StageOrder {
        public ShowLine {
            Checks.id(command, "command");
            Checks.id(line, "line");
        }
    }

    record SetDoors(String command, boolean waiting) implements StageOrder {
        public SetDoors {
            Checks.id(command, "command");
        }
    }

    record Admit(String command, String person) implements StageOrder {
        public Admit {
            Checks.id(command, "command");
            Checks.id(person, "person");
        }
    }
}
