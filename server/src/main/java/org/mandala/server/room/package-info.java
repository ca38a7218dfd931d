/** The live session: a log of events, and what follows from it. */
@NullMarked
package org.mandala.server.room;

import org.jspecify.annotations.NullMarked;
