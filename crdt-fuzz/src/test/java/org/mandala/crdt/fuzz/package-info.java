/** Bytes that nobody would send on purpose. */
@NullMarked
package org.mandala.crdt.fuzz;

import org.jspecify.annotations.NullMarked;
