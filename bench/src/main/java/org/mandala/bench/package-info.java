/** Measurements of the engine and the server beside their peers. */
@NullMarked
package org.mandala.bench;

import org.jspecify.annotations.NullMarked;
