/** Where a room or a document lives: one event loop owns all its state, and nothing else touches it. */
@NullMarked
package org.mandala.server.home;

import org.jspecify.annotations.NullMarked;
