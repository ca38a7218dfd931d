/** One Yjs document: its members, its log, what "saved" means. */
@NullMarked
package org.mandala.server.doc;

import org.jspecify.annotations.NullMarked;
