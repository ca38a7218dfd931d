package org.mandala.server.room;

import org.mandala.server.protocol.ServerMessage;

/** What other nodes of the session say, done here. Rules N10 and N11. */
record Elsewhere(Turns turns, SessionLog log, Upkeep upkeep, Telling telling, Waiters waiters, Readiness readiness)
        implements SessionLine.Reader {

    @Override
    public void event(LoggedEvent event) {
        turns.take(() -> log.heard(event).onSuccess(ignored -> upkeep.look()));
    }

    @Override
    public void reacted(ServerMessage.Reacted sign) {
        telling.tellAll(sign);
    }

    @Override
    public void behind() {
        turns.take(log::readOn);
    }

    @Override
    public void waitersElsewhere() {
        waiters.tellHere();
    }

    @Override
    public void devicesElsewhere() {
        readiness.tellHere();
    }
}
