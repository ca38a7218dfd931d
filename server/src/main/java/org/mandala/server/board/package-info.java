/** Boards on documents. */
@NullMarked
package org.mandala.server.board;

import org.jspecify.annotations.NullMarked;
