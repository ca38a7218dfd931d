package org.mandala.server.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeHandedOver;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunView;

/** A session's log folded: how far it goes, which orders it has carried out, which run is the last. */
final class SessionState {
    private final Map<String, LoggedEvent> byCommand = new HashMap<>();
    private final List<RunEvent> run = new ArrayList<>();
    private String leader = "";
    private @Nullable LoggedEvent last;
    private long seq;

    /** The log's events come in the order of {@code seq}, without gaps. */
    void apply(LoggedEvent event) {
        if (event.seq() != seq + 1) {
            throw new IllegalStateException("event " + event.seq() + " after " + seq);
        }
        seq = event.seq();
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
