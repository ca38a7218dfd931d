/** Letters to people by e-mail: the port, a mail server behind it, or an outbox that stewards see. */
@NullMarked
package org.mandala.server.mail;

import org.jspecify.annotations.NullMarked;
