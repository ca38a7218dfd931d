package org.mandala.server.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a session beside its practices. The state of a room ({@link RoomState}) is these events folded in the order
 * of the log, by the server and by every client alike. Section L of docs/protocol.md. They are named in an order of their own, since the
 * compiler takes them as it comes upon them, and the client's types follow that order.
 */
public sealed interface RoomEvent extends SessionEvent
        permits RoomEvent.HandRaised,
                RoomEvent.HandLowered,
                RoomEvent.HandsLowered,
                RoomEvent.WordGiven,
                RoomEvent.WentAway,
                RoomEvent.CameBack,
                RoomEvent.ChatSaid,
                RoomEvent.CompanionsNamed,
                RoomEvent.PeopleCame,
                RoomEvent.AgendaSet,
                RoomEvent.NotesSet,
                RoomEvent.PromptSet,
                RoomEvent.SessionEnded,
                RoomEvent.SessionReopened,
                RoomEvent.GroupsPrepared,
                RoomEvent.GroupsOpened,
                RoomEvent.GroupsTimed,
                RoomEvent.PersonPlaced,
                RoomEvent.WentTo,
                RoomEvent.GroupsTold,
                RoomEvent.LineWritten,
                RoomEvent.RoundSet,
                RoomEvent.RoundEnded,
                RoomEvent.LeadTaken,
                RoomEvent.ShownToAll,
                RoomEvent.DoorsSet,
                RoomEvent.LetIn,
                RoomEvent.WordsErased,
                RoomEvent.Withheld {

    /** At the end of the order in which hands are up; nothing if it is up. */
    record HandRaised(String person) implements RoomEvent {}

    record HandLowered(String person) implements RoomEvent {}

    record HandsLowered() implements RoomEvent {}

    /** A hand was answered: it goes down, and the person counts as having spoken. */
    record WordGiven(String person) implements RoomEvent {}

    record WentAway(String person) implements RoomEvent {}

    record CameBack(String person) implements RoomEvent {}

    /**
     * {@code to} is {@link ChatLine#ROOM}, {@link ChatLine#LEADERS} or the id of a group; told only to whom it is for. One without
     * words is of somebody who was erased.
     */
    record ChatSaid(String to, String person, String text) implements RoomEvent {}

    /** Who shares this person's device, all of them. */
    record CompanionsNamed(String person, List<Companion> companions) implements RoomEvent {}

    /** Who was seen in the session, for its record. */
    record PeopleCame(List<Came> people) implements RoomEvent {}

    /** The agenda from now on; {@code what} was done with its line {@code line}. */
    record AgendaSet(
            Agenda agenda, AgendaAct what, @Nullable String line) implements RoomEvent {}

    /** Notes of those who lead, told to them alone. */
    record NotesSet(String line, String text) implements RoomEvent {}

    /** The question that stays on the screens instead of that of the line; without a text there is none. */
    record PromptSet(@Nullable String text) implements RoomEvent {}

    record SessionEnded() implements RoomEvent {}

    record SessionReopened() implements RoomEvent {}

    /** What is prepared, told to those who lead alone. */
    record GroupsPrepared(List<Grouping> prepared) implements RoomEvent {}

    /** From {@link Grouping#opensAt} on everybody is where it says; what was {@code prepared} under this id is so no longer. */
    record GroupsOpened(Grouping grouping, @Nullable String prepared) implements RoomEvent {}

    /** Another end of the groups that are open, and of those that have one of their own, as {@link Grouping#own}. */
    record GroupsTimed(
            String grouping, long endsAt, @Nullable Map<String, Long> own) implements RoomEvent {}

    /** Somebody is in this group now. */
    record PersonPlaced(String grouping, String person, String group) implements RoomEvent {}

    /** Somebody is for the time being in this group, or in the {@link ChatLine#ROOM}, or where they belong again (""). */
    record WentTo(String person, String where) implements RoomEvent {}

    /** A line to these groups, or to all; an empty one takes it away. */
    record GroupsTold(String text, @Nullable List<String> groups) implements RoomEvent {}

    /** What a group brings back, in one line; an empty one takes it away. */
    record LineWritten(String grouping, String group, String name, String text) implements RoomEvent {}

    /** The round in that place from now on. */
    record RoundSet(SpeakingRound round) implements RoomEvent {}

    record RoundEnded(String where) implements RoomEvent {}

    record LeadTaken(String person) implements RoomEvent {}

    /** What everybody sees; without it each sees what they chose. */
    record ShownToAll(@Nullable Showing showing) implements RoomEvent {}

    /** Whether who comes waits to be let in; {@code inside} were here already. */
    record DoorsSet(boolean waiting, List<String> inside) implements RoomEvent {}

    record LetIn(String person) implements RoomEvent {}

    /**
     * Somebody was erased, and their words were taken out of the events before this one. Whoever has folded those folds the log
     * anew: rule R8. Clients are told the whole state instead.
     */
    record WordsErased(String person) implements RoomEvent {}

    /** Something that is not for the reader. */
    record Withheld() implements RoomEvent {}
}
