package org.mandala.server.protocol;

/** One thing that happened in a session, as kept in its log and told to its clients. */
public sealed interface SessionEvent permits RunEvent, RoomEvent {}
