package org.mandala.server.protocol;

/** One person who is here, as everybody in the room sees them; {@code site} is the id of a site. */
public record RosterPerson(String id, String name, String site, Role role) {}
