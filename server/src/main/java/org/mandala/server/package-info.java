/** The Mandala server: the command line, the configuration and the one place where everything is put together. */
@NullMarked
package org.mandala.server;

import org.jspecify.annotations.NullMarked;
