/** What nodes tell one another: ordered, at most once, and never the truth. */
@NullMarked
package org.mandala.server.backplane;

import org.jspecify.annotations.NullMarked;
