package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/** What those who lead do with the run of show. */
public sealed interface AgendaOrder extends ClientMessage.Order
        permits AgendaOrder.BeginLine,
                AgendaOrder.ExtendLine,
                AgendaOrder.MoveLine,
                AgendaOrder.SkipLine,
                AgendaOrder.HoldLine,
                AgendaOrder.PutLine,
                AgendaOrder.RemoveLine,
                AgendaOrder.SetNotes,
                AgendaOrder.SetPrompt,
                AgendaOrder.EndSession,
                AgendaOrder.ReopenSession {

    /** The line is on now; the one before it is over. */
    record BeginLine(String command, String line) implements AgendaOrder {
        public BeginLine {
            Checks.id(command, "command");
            Checks.id(line, "line");
        }
    }

    /** Longer by {@code seconds} (or shorter); {@code offRest} takes them off the lines to come. */
    record ExtendLine(String command, String line, int seconds, boolean offRest) implements AgendaOrder {
        private static final int MAX_SECONDS = 3_600;

        public ExtendLine {
            Checks.id(command, "command");
            Checks.id(line, "line");
            Checks.range(seconds, -MAX_SECONDS, MAX_SECONDS, "seconds");
        }
    }

    /** Before that line, or at the end. */
    record MoveLine(String command, String line, @Nullable String before) implements AgendaOrder {
        public MoveLine {
            Checks.id(command, "command");
            Checks.id(line, "line");
            Checks.idIfAny(before, "before");
        }
    }

    record SkipLine(String command, String line, boolean skipped) implements AgendaOrder {
        public SkipLine {
            Checks.id(command, "command");
            Checks.id(line, "line");
        }
    }

    /** Holds the time of the line that is on, or lets it go on. */
    record HoldLine(String command, String line, boolean held) implements AgendaOrder {
        public HoldLine {
            Checks.id(command, "command");
            Checks.id(line, "line");
        }
    }

    /** Changes a line, or adds one that nobody knows, before that line or at the end. */
    record PutLine(String command, LineForm line, @Nullable String before) implements AgendaOrder {
        public PutLine {
            Checks.id(command, "command");
            Checks.idIfAny(before, "before");
            if (line == null) {
                throw new IllegalArgumentException("line is missing");
            }
        }
    }

    record RemoveLine(String command, String line) implements AgendaOrder {
        public RemoveLine {
            Checks.id(command, "command");
            Checks.id(line, "line");
        }
    }

    record SetNotes(String command, String line, String text) implements AgendaOrder {
        private static final int MAX_CHARS = 2_000;

        public SetNotes {
            Checks.id(command, "command");
            Checks.id(line, "line");
            Checks.textIfAny(text, MAX_CHARS, "text");
        }
    }

    /** The question on the screens; without a text that of the line. */
    record SetPrompt(String command, @Nullable String text) implements AgendaOrder {
        private static final int MAX_CHARS = 500;

        public SetPrompt {
            Checks.id(command, "command");
            Checks.textIfAny(text, MAX_CHARS, "text");
        }
    }

    record EndSession(String command) implements AgendaOrder {
        public EndSession {
            Checks.id(command, "command");
        }
    }

    record ReopenSession(String command) implements AgendaOrder {
        public ReopenSession {
            Checks.id(command, "command");
        }
    }
}
