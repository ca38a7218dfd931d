/** What the live session costs: people who come in all at once, and orders in hundreds of rooms. */
@NullMarked
package org.mandala.bench.room;

import org.jspecify.annotations.NullMarked;
