/** Boards on documents: templates, rights, reveal. */
@NullMarked
package org.mandala.server.board;

import org.jspecify.annotations.NullMarked;
