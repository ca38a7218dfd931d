/** What every load on a running server needs: servers as processes, and connections by the thousand on one event loop. */
@NullMarked
package org.mandala.bench.load;

import org.jspecify.annotations.NullMarked;
