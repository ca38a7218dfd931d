/** A Yjs engine: documents that many edit at once, in the wire formats of Yjs 13. */
@NullMarked
package org.mandala.crdt;

import org.jspecify.annotations.NullMarked;
