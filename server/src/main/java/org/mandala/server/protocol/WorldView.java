package org.mandala.server.protocol;

import java.util.List;

/**
 * Who is where just now: each site with how many of its people are in a session, and the sessions of whoever asks. {@code apart} means that it may be out of date.
 */
public record WorldView(boolean apart, int sessions, List<SiteNow> sites, List<SessionNow> mine) {

    /** A site and how many of its people are in a session just now. */
    public record SiteNow(SiteView site, int people) {}

    /** A session that is on for whoever asks, with who is there. */
    public record SessionNow(String id, String title, List<RosterPerson> people) {}
}
