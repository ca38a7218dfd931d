/** Who somebody is: persons, logins, invites, tickets and tokens for programs. */
@NullMarked
package org.mandala.server.identity;

import org.jspecify.annotations.NullMarked;
