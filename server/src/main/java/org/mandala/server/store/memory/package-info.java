/** The ports in memory: nothing outlives the process. */
@NullMarked
package org.mandala.server.store.memory;

import org.jspecify.annotations.NullMarked;
