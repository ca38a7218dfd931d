/** Yjs documents: their members, their log and what is stored of them. */
@NullMarked
package org.mandala.server.doc;

import org.jspecify.annotations.NullMarked;
