/** Who is here. People, not sockets: a person is here from their first connection to the end of their last one and its grace. */
@NullMarked
package org.mandala.server.presence;

import org.jspecify.annotations.NullMarked;
