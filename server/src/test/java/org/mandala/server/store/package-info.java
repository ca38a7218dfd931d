/** What every store must do, whatever it keeps things in. */
@NullMarked
package org.mandala.server.store;

import org.jspecify.annotations.NullMarked;
