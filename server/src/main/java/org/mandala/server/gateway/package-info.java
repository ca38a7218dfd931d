/** The edge: HTTP and the two kinds of sockets; origin, identity, limits. What goes on from here is well-formed and allowed. */
@NullMarked
package org.mandala.server.gateway;

import org.jspecify.annotations.NullMarked;
