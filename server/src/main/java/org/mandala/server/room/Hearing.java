package org.mandala.server.room;

import java.util.List;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent.PracticeStarted;

/** Passes on what was stored to all who are in the session. */
record Hearing(Runs runs, Telling telling, Comings comings, Waiters waiters) implements SessionLog.Listener {

    @Override
    public void happened(LoggedEvent event) {
        noteRun(event);
        telling.tellEvent(event);
        if (event.body() instanceof RoomEvent.LetIn || event.body() instanceof RoomEvent.DoorsSet) {
            waiters.look();
        }
    }

    @Override
    public void foldedAnew(List<LoggedEvent> more) {
        more.forEach(this::noteRun);
        comings.welcomeAnew();
        waiters.look();
    }

    private void noteRun(LoggedEvent event) {
        if (event.body() instanceof PracticeStarted started) {
            runs.begun(started);
        }
    }
}
