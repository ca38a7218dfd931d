/** The ports over one SQLite file: plain JDBC, one writer thread with group commit, few readers, one process. */
@NullMarked
package org.mandala.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
