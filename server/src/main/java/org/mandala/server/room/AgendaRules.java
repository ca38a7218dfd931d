package org.mandala.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.AgendaAct;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.LineForm;
import org.mandala.server.protocol.RoomEvent;

/** The run of show. Rules L15 to L19. */
final class AgendaRules {
    /** A day of five minutes each. */
    private static final int MAX_LINES = 60;

    private static final int MS_PER_SECOND = 1_000;

    private final Scene scene;
    private final RoomFold room;
    private final Agenda agenda;

    AgendaRules(Scene scene) {
        this.scene = scene;
        this.room = scene.room();
        this.agenda = scene.agenda();
    }

    Decision decide(AgendaOrder order) {
        if (order instanceof AgendaOrder.PutLine put) {
            return put(put.line(), put.before());
        } else if (order instanceof AgendaOrder.SetNotes notes) {
            return room.show().notes(notes.line()).equals(notes.text())
                    ? Decision.already()
                    : Decision.append(new RoomEvent.NotesSet(notes.line(), notes.text()));
        } else if (order instanceof AgendaOrder.SetPrompt prompt) {
            return prompt(prompt.text());
        } else if (order instanceof AgendaOrder.EndSession) {
            return room.show().endedAt().isPresent()
                    ? Decision.already()
                    : Decision.append(new RoomEvent.SessionEnded());
        } else if (order instanceof AgendaOrder.ReopenSession) {
            return room.show().endedAt().isPresent()
                    ? Decision.append(new RoomEvent.SessionReopened())
                    : Decision.already();
        }
        return Lines.find(agenda, lineOf(order))
                .map(line -> onLine(order, line))
                .orElseGet(() -> Decision.refuse(ErrorCode.NO_SUCH_LINE, "This line is not on the agenda any more."));
    }

    private Decision onLine(AgendaOrder order, AgendaLine line) {
        if (order instanceof AgendaOrder.BeginLine) {
            return begin(line);
        } else if (order instanceof AgendaOrder.ExtendLine extend) {
            return extend(line, extend.seconds(), extend.offRest());
        } else if (order instanceof AgendaOrder.HoldLine hold) {
            return hold(line, hold.held());
        } else if (!Lines.isToCome(line)) {
            return Decision.refuse(ErrorCode.NO_SUCH_LINE, "What has begun stays as it was.");
        } else if (order instanceof AgendaOrder.SkipLine skip) {
            return skip(line, skip.skipped());
        } else if (order instanceof AgendaOrder.MoveLine move) {
            return move(line, move.before());
        }
        List<AgendaLine> rest = new ArrayList<>(agenda.lines());
        rest.remove(line);
        return set(Lines.with(agenda, rest), AgendaAct.REMOVED, line.id());
    }

    private Decision begin(AgendaLine line) {
        if (room.show().endedAt().isPresent()) {
            return Decision.refuse(ErrorCode.SESSION_OVER, "The session was ended. Open it again first.");
        }
        return line.id().equals(agenda.current())
                ? Decision.already()
                : set(Lines.begun(agenda, line.id(), scene.at()), AgendaAct.BEGAN, line.id());
    }

    private Decision extend(AgendaLine line, int seconds, boolean offRest) {
        int longer = line.seconds() + seconds;
        if (line.to() != null || longer < Lines.LEAST_SECONDS) {
            return Decision.refuse(ErrorCode.NO_TIME_LEFT, "A line lasts at least a minute, and what is over is over.");
        }
        Agenda changed = Lines.change(agenda, line.id(), it -> it.lasting(longer));
        if (!offRest || seconds <= 0) {
            return set(changed, AgendaAct.EXTENDED, line.id());
        }
        return Lines.shortened(Lines.isToCome(line) ? agenda : changed, seconds)
                .map(shorter ->
                        set(Lines.change(shorter, line.id(), it -> it.lasting(longer)), AgendaAct.EXTENDED, line.id()))
                .orElseGet(() -> Decision.refuse(
                        ErrorCode.NO_TIME_LEFT,
                        "There is not so much time left in what is to come. Skip a line, or run over."));
    }

    /** Rule L17: the time of a line that was held is given back to it. */
    private Decision hold(AgendaLine line, boolean held) {
        boolean isHeld = agenda.heldAt() != null;
        if (!line.id().equals(agenda.current()) || isHeld == held) {
            return Decision.already();
        }
        if (held) {
            return set(new Agenda(agenda.lines(), agenda.current(), scene.at()), AgendaAct.HELD, line.id());
        }
        long stood = scene.at() - Objects.requireNonNull(agenda.heldAt());
        int longer = line.seconds() + (int) (Math.max(0, stood) / MS_PER_SECOND);
        Agenda on = new Agenda(agenda.lines(), agenda.current(), null);
        return set(Lines.change(on, line.id(), it -> it.lasting(longer)), AgendaAct.WENT_ON, line.id());
    }

    private Decision skip(AgendaLine line, boolean skipped) {
        return line.skipped() == skipped
                ? Decision.already()
                : set(
                        Lines.change(agenda, line.id(), it -> it.skipped(skipped)),
                        skipped ? AgendaAct.SKIPPED : AgendaAct.TAKEN_UP,
                        line.id());
    }

    private Decision move(AgendaLine line, @Nullable String before) {
        List<AgendaLine> lines = new ArrayList<>(agenda.lines());
        lines.remove(line);
        return place(lines, line, before, AgendaAct.MOVED);
    }

    private Decision put(LineForm form, @Nullable String before) {
        AgendaLine known = Lines.find(agenda, form.id()).orElse(null);
        if (known != null) {
            AgendaLine changed = line(form, known);
            return changed.equals(known)
                    ? Decision.already()
                    : set(Lines.change(agenda, form.id(), it -> changed), AgendaAct.PUT, form.id());
        }
        if (agenda.lines().size() >= MAX_LINES) {
            return Decision.refuse(
                    ErrorCode.TOO_MANY_LINES, "An agenda has at most " + MAX_LINES + " lines. Take one away first.");
        }
        return place(new ArrayList<>(agenda.lines()), line(form, null), before, AgendaAct.PUT);
    }

    private Decision place(List<AgendaLine> lines, AgendaLine line, @Nullable String before, AgendaAct what) {
        int at = before == null ? lines.size() : Lines.indexOf(Lines.with(agenda, lines), before);
        if (at < 0 || (before != null && !Lines.isToCome(lines.get(at)))) {
            return Decision.refuse(ErrorCode.NO_SUCH_LINE, "It can only stand before a line that is to come.");
        }
        lines.add(at, line);
        return lines.equals(agenda.lines()) ? Decision.already() : set(Lines.with(agenda, lines), what, line.id());
    }

    private Decision prompt(@Nullable String text) {
        String wanted = text == null || text.isBlank() ? null : text.strip();
        return Objects.equals(wanted, room.show().prompt().orElse(null))
                ? Decision.already()
                : Decision.append(new RoomEvent.PromptSet(wanted));
    }

    private static AgendaLine line(LineForm form, @Nullable AgendaLine known) {
        return new AgendaLine(
                form.id(),
                form.kind(),
                form.title().strip(),
                form.seconds(),
                known == null ? 0 : known.planned(),
                form.grouping(),
                form.practice(),
                form.board(),
                form.prompt(),
                known != null && known.skipped(),
                known == null ? null : known.from(),
                known == null ? null : known.to());
    }

    private static String lineOf(AgendaOrder order) {
        if (order instanceof AgendaOrder.BeginLine begin) {
            return begin.line();
        } else if (order instanceof AgendaOrder.ExtendLine extend) {
            return extend.line();
        } else if (order instanceof AgendaOrder.MoveLine move) {
            return move.line();
        } else if (order instanceof AgendaOrder.SkipLine skip) {
            return skip.line();
        } else if (order instanceof AgendaOrder.HoldLine hold) {
            return hold.line();
        }
        return ((AgendaOrder.RemoveLine) order).line();
    }

    private static Decision set(Agenda agenda, AgendaAct what, String line) {
        return Decision.append(new RoomEvent.AgendaSet(agenda, what, line));
    }
}
