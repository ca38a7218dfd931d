/** The engine, measured with the same work as official Yjs. */
@NullMarked
package org.mandala.bench.crdt;

import org.jspecify.annotations.NullMarked;
