@NullMarked
package org.mandala.bench.room;

import org.jspecify.annotations.NullMarked;
