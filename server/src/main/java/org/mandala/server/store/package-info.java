/** What is kept: the features' ports, behind one door. Only the composition root knows which store it is. */
@NullMarked
package org.mandala.server.store;

import org.jspecify.annotations.NullMarked;
