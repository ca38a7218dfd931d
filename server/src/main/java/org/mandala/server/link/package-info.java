/** The line to Redis: the one place that uses its client, and the ports that are served by it. */
@NullMarked
package org.mandala.server.link;

import org.jspecify.annotations.NullMarked;
