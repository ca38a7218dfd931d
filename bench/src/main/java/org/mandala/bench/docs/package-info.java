/** What a document costs to serve: a load generator, its scenarios, and the servers it is pointed at. */
@NullMarked
package org.mandala.bench.docs;

import org.jspecify.annotations.NullMarked;
