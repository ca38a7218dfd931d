package org.mandala.server.board;

import org.mandala.server.identity.Access;

/** A board opened to a person, a team, a site or a cohort beside its owner. */
public record Share(Owner with, Access access) {}
