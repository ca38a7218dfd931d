package org.mandala.server.protocol;

/**
 * What happened to a run of a practice. {@code at} is programme time in ms, ahead of the moment at which it was ordered
 * (the lead), so that it takes effect at the same instant everywhere. Rules P1 to P9 of docs/protocol.md.
 */
public sealed interface RunEvent extends SessionEvent
        permits RunEvent.PracticeStarted,
                RunEvent.PracticePaused,
                RunEvent.PracticeResumed,
                RunEvent.PracticeExtended,
                RunEvent.PracticeSkipped,
                RunEvent.PracticeStopped {

    /** Which run. */
    String run();

    /** Programme time in ms at which it takes effect. */
    long at();

    /** A run began; {@code members} is the size of each group (1 for the whole room). */
    record PracticeStarted(String run, String practice, int version, int members, long at) implements RunEvent {}

    /** Time stands still from {@code at}. */
    record PracticePaused(String run, long at) implements RunEvent {}

    /** Time goes on from {@code at}. */
    record PracticeResumed(String run, long at) implements RunEvent {}

    /** The step, which is the one at {@code at}, is longer by {@code ms}. */
    record PracticeExtended(String run, long at, String step, long ms) implements RunEvent {}

    /** The step ends {@code into} ms after its beginning, which is at {@code at}. */
    record PracticeSkipped(String run, long at, String step, long into) implements RunEvent {}

    /** The run ended before its time. */
    record PracticeStopped(String run, long at) implements RunEvent {}
}
