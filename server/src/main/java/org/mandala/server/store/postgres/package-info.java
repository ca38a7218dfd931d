/** PostgreSQL under the ports of {@code store.sql}: many nodes, one truth. */
@NullMarked
package org.mandala.server.store.postgres;

import org.jspecify.annotations.NullMarked;
