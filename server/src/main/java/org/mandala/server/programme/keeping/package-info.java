/** What stewards do: sites, cohorts, teams, people, memberships, agreements, and the import of a roster. */
@NullMarked
package org.mandala.server.programme.keeping;

import org.jspecify.annotations.NullMarked;
