package org.mandala.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.AgendaLine;

/** What can be done to the lines of an agenda. Pure. */
final class Lines {
    /** Nothing is worth being on an agenda for less. */
    static final int LEAST_SECONDS = 60;

    private static final int MINUTE = 60;

    static Optional<AgendaLine> find(Agenda agenda, String id) {
        return agenda.lines().stream().filter(line -> line.id().equals(id)).findFirst();
    }

    static int indexOf(Agenda agenda, String id) {
        for (int i = 0; i < agenda.lines().size(); i++) {
            if (agenda.lines().get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    static Agenda change(Agenda agenda, String id, UnaryOperator<AgendaLine> change) {
        return with(
                agenda,
                agenda.lines().stream()
                        .map(line -> line.id().equals(id) ? change.apply(line) : line)
                        .toList());
    }

    static Agenda with(Agenda agenda, List<AgendaLine> lines) {
        return new Agenda(lines, agenda.current(), agenda.heldAt());
    }

    /** The line is on, and the one before it is over. */
    static Agenda begun(Agenda agenda, String id, long now) {
        Agenda ended = ended(agenda, now);
        return new Agenda(change(ended, id, line -> line.begun(now)).lines(), id, null);
    }

    /** No line is on any more. */
    static Agenda ended(Agenda agenda, long now) {
        String current = agenda.current();
        return current == null
                ? agenda
                : new Agenda(change(agenda, current, line -> line.ended(now)).lines(), null, null);
    }

    /** Lines to come can still be changed; what has begun stays where it is. */
    static boolean isToCome(AgendaLine line) {
        return line.from() == null;
    }

    /**
     * Takes so many seconds off the lines that are to come and not skipped, a minute at a time, always from the longest (the earlier
     * of two); empty when there is not so much to take. Rule L16.
     */
    static Optional<Agenda> shortened(Agenda agenda, int seconds) {
        List<AgendaLine> lines = new ArrayList<>(agenda.lines());
        for (int left = seconds; left > 0; ) {
            int longest = longest(lines);
            int step = Math.min(left, MINUTE);
            if (longest < 0 || lines.get(longest).seconds() - step < LEAST_SECONDS) {
                return Optional.empty();
            }
            AgendaLine line = lines.get(longest);
            lines.set(longest, line.lasting(line.seconds() - step));
            left -= step;
        }
        return Optional.of(with(agenda, lines));
    }

    private static int longest(List<AgendaLine> lines) {
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            AgendaLine line = lines.get(i);
            boolean counts = isToCome(line) && !line.skipped();
            if (counts && (found < 0 || line.seconds() > lines.get(found).seconds())) {
                found = i;
            }
        }
        return found;
    }

    private Lines() {}
}
