@NullMarked
package org.mandala.bench.docs;

import org.jspecify.annotations.NullMarked;
