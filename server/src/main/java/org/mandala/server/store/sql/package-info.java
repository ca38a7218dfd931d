/** The ports over SQL, one text for every database: a writer with group commit, few readers, and what differs in {@link Database}. */
@NullMarked
package org.mandala.server.store.sql;

import org.jspecify.annotations.NullMarked;
