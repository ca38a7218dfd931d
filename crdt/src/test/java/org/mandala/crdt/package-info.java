@NullMarked
package org.mandala.crdt;

import org.jspecify.annotations.NullMarked;
