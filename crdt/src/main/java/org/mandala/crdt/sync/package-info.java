/** What peers say to one another: the frames of y-protocols, and awareness with its clocks. */
@NullMarked
package org.mandala.crdt.sync;

import org.jspecify.annotations.NullMarked;
