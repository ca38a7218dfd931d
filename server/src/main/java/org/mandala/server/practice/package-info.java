/** Guided practices: the scripts, their timeline, and what may be ordered of a run. */
@NullMarked
package org.mandala.server.practice;

import org.jspecify.annotations.NullMarked;
