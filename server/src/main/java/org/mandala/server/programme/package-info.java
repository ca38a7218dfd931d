/** The programme: sites, cohorts, teams, memberships and sessions. */
@NullMarked
package org.mandala.server.programme;

import org.jspecify.annotations.NullMarked;
