package org.mandala.server.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeHandedOver;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunView;

/** A session's log folded: how far it goes, which orders it has carried out, which run is the last. */
final class SessionState {
    /** Rule L6: who was away for longer gets the whole state, which is smaller than so many events. */
    private static final int TAIL = 400;

    private final Deque<LoggedEvent> tail = new ArrayDeque<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, LoggedEvent> byCommand = new HashMap<>();
    private final List<RunEvent> run = new ArrayList<>();
    private RoomFold room = new RoomFold();
    private String leader = "";
    private @Nullable LoggedEvent last;
    private long seq;

    /** The log's events come in the order of {@code seq}, without gaps. */
    void apply(LoggedEvent event) {
        if (event.seq() != seq + 1) {
            throw new IllegalStateException("event " + event.seq() + " after " + seq);
        }
        seq = event.seq();
        room.apply(event);
        tail.add(event);
        if (tail.size() > TAIL) {
            tail.removeFirst();
        }
        if (event.command() != null) {
            byCommand.put(event.command(), event);
        }
        if (event.body() instanceof PracticeStarted) {
            run.clear();
            leader = event.actor();
        }
        if (event.body() instanceof RunEvent runEvent) {
            run.add(runEvent);
            last = event;
        }
        if (event.body() instanceof PracticeHandedOver handedOver) {
            leader = handedOver.person();
        }
    }

    RoomFold room() {
        return room;
    }

    /** Takes the log anew, since words were taken from it: what was answered stays answered. Rules R8 and S7. */
    void foldAnew(List<LoggedEvent> log) {
        Set<String> answered = Set.copyOf(byCommand.keySet());
        room = new RoomFold();
        tail.clear();
        byCommand.clear();
        run.clear();
        last = null;
        seq = 0;
        log.forEach(this::apply);
        LoggedEvent itsLast = last;
        if (itsLast != null) {
            answered.forEach(command -> byCommand.putIfAbsent(command, itsLast));
        }
    }

    /**
     * The events after {@code after}; nothing when they are too many, when {@code after} is of another log, or when words before it are
     * gone, which only the whole state takes back.
     */
    Optional<List<LoggedEvent>> since(@Nullable Long after) {
        if (after == null || after > seq || after < seq - tail.size()) {
            return Optional.empty();
        }
        List<LoggedEvent> missed =
                tail.stream().filter(event -> event.seq() > after).toList();
        return missed.stream().anyMatch(SessionState::takesWords) ? Optional.empty() : Optional.of(missed);
    }

    static boolean takesWords(LoggedEvent event) {
        return event.body() instanceof RoomEvent.WordsErased;
    }

    /** The order found done what it wanted, and does nothing when it comes again. */
    void settled(String command) {
        settled.add(command);
    }

    boolean isSettled(String command) {
        return settled.contains(command);
    }

    long seq() {
        return seq;
    }

    /** What an order did when it was carried out. */
    Optional<LoggedEvent> outcome(String command) {
        return Optional.ofNullable(byCommand.get(command));
    }

    /** An order that found done what it wanted is answered with the run's last event, now and when it comes again. */
    LoggedEvent settle(String command) {
        if (last == null) {
            throw new IllegalStateException("there is no run");
        }
        byCommand.put(command, last);
        return last;
    }

    /** The events of the last run, whether it goes on or not; empty if there was none. */
    List<RunEvent> run() {
        return List.copyOf(run);
    }

    @Nullable RunView runView() {
        if (run.isEmpty()) {
            return null;
        }
        PracticeStarted start = (PracticeStarted) run.get(0);
        return new RunView(start.run(), start.practice(), start.version(), leader, run());
    }
}
