package org.mandala.server.programme;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps when the programme meets. Futures complete on the Vert.x context of the caller, where there is one. */
public interface Calendar {

    /** All sessions of a cohort in the order of their start, the cancelled ones too. */
    Future<List<Session>> sessions(String cohort);

    /**
     * Decides on all sessions of a cohort as they are, and writes those that the decision returns (new ones, and old ones as
     * they shall be), in one transaction. When the decision throws, nothing is written and the future fails with it.
     *
     * @return what was written
     */
    Future<List<Session>> change(String cohort, UnaryOperator<List<Session>> decision);

    /** Sessions of all cohorts, not cancelled, that start from {@code from} to before {@code to}. */
    Future<List<Session>> startingBetween(long from, long to);

    /** By title. */
    Future<List<AgendaTemplate>> templates();

    Future<Void> put(AgendaTemplate template);

    /** False when there is none. */
    Future<Boolean> removeTemplate(String id);

    /** Events of sites that end after {@code now}, by start; the cancelled ones too. */
    Future<List<SiteEvent>> eventsAfter(long now);

    Future<Optional<SiteEvent>> event(String id);

    Future<Void> put(SiteEvent event);
}
