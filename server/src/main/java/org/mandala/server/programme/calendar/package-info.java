/** When the programme meets: plans of a year, twins, clock shifts, fair times, calendars for others, reminders. */
@NullMarked
package org.mandala.server.programme.calendar;

import org.jspecify.annotations.NullMarked;
