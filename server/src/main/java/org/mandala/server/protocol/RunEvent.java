package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a run of a practice. {@code at} is programme time in ms, ahead of the moment at which it was ordered
 * (the lead), so that it takes effect at the same instant everywhere. Section P of docs/protocol.md.
 */
public sealed interface RunEvent extends SessionEvent
        permits RunEvent.PracticeStarted,
                RunEvent.PracticePaused,
                RunEvent.PracticeResumed,
                RunEvent.PracticeExtended,
                RunEvent.PracticeHeld,
                RunEvent.PracticeWentOn,
                RunEvent.PracticeSkipped,
                RunEvent.PracticeWentBack,
                RunEvent.TurnPassed,
                RunEvent.PracticeGrouped,
                RunEvent.BellRung,
                RunEvent.LineSaid,
                RunEvent.PracticeHandedOver,
                RunEvent.PracticeStopped {

    /** Which run. */
    String run();

    /** Programme time in ms at which it takes effect. */
    long at();

    /**
     * A run began. Where {@code groups} names none, all are one group of {@code members}; {@code without} are the optional
     * steps that are left out.
     */
    record PracticeStarted(
            String run,
            String practice,
            int version,
            int members,
            long at,
            @Nullable List<RunGroup> groups,
            @Nullable List<String> without)
            implements RunEvent {

        /** All are one group, and nothing is left out. */
        public PracticeStarted(String run, String practice, int version, int members, long at) {
            this(run, practice, version, members, at, null, null);
        }
    }

    /** Time stands still from {@code at}. */
    record PracticePaused(String run, long at) implements RunEvent {}

    /** Time goes on from {@code at}. */
    record PracticeResumed(String run, long at) implements RunEvent {}

    /** The step, which is the one at {@code at}, is longer by {@code ms}. */
    record PracticeExtended(String run, long at, String step, long ms) implements RunEvent {}

    /** The step, which is the one at {@code at}, does not end by itself. */
    record PracticeHeld(String run, long at, String step) implements RunEvent {}

    /** The step, which is the one at {@code at}, ends there with its closing bell. */
    record PracticeWentOn(String run, long at, String step) implements RunEvent {}

    /** The step ends {@code into} ms after its beginning, which is at {@code at}, without a sound. */
    record PracticeSkipped(String run, long at, String step, long into) implements RunEvent {}

    /** What was on ends at {@code at}, and this step begins again. */
    record PracticeWentBack(String run, long at, String step) implements RunEvent {}

    /** In a round by hand the turn of a group, numbered from 0, ends at {@code at}. */
    record TurnPassed(String run, long at, String group, int turn) implements RunEvent {}

    /** From {@code at} on these are the groups. */
    record PracticeGrouped(String run, long at, List<RunGroup> groups) implements RunEvent {}

    /** A bell by hand, to these groups, or to all. */
    record BellRung(
            String run, long at, String bell, @Nullable List<String> groups) implements RunEvent {}

    /** A line of text, to these groups, or to all. */
    record LineSaid(
            String run, long at, String text, @Nullable List<String> groups) implements RunEvent {}

    /** The run has another leader. */
    record PracticeHandedOver(String run, long at, String person) implements RunEvent {}

    /** The run ended before its time. */
    record PracticeStopped(String run, long at) implements RunEvent {}
}
