/** Reads what ships as data (practices, board templates): every file is checked, a bad one is named with its line, the rest is used. */
@NullMarked
package org.mandala.server.content;

import org.jspecify.annotations.NullMarked;
