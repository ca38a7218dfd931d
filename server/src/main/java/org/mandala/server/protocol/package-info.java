/** What is said between server and clients: messages, events, views, close codes. Imports nothing of ours; the client's types are written from here. */
@NullMarked
package org.mandala.server.protocol;

import org.jspecify.annotations.NullMarked;
