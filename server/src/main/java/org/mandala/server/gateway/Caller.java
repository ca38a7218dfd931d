package org.mandala.server.gateway;

import org.mandala.server.identity.Person;
import org.mandala.server.identity.Standing;

/** Who asks, and how they stand to the place they ask about. */
record Caller(Person person, Standing standing) {}
