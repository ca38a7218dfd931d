/** One SQLite file under the ports of {@code store.sql}: one process, its backups and its mending. */
@NullMarked
package org.mandala.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
