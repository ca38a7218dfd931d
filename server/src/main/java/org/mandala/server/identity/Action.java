package org.mandala.server.identity;

import static org.mandala.server.identity.Relation.COHORT;
import static org.mandala.server.identity.Relation.PROGRAMME;
import static org.mandala.server.identity.Relation.SESSION;
import static org.mandala.server.identity.Relation.SITE;
import static org.mandala.server.identity.Relation.TEAM;
import static org.mandala.server.identity.Who.anyone;
import static org.mandala.server.identity.Who.holding;
import static org.mandala.server.identity.Who.own;
import static org.mandala.server.identity.Who.signedIn;
import static org.mandala.server.protocol.Role.FACILITATOR;
import static org.mandala.server.protocol.Role.FACULTY;
import static org.mandala.server.protocol.Role.GUEST;
import static org.mandala.server.protocol.Role.HOST;
import static org.mandala.server.protocol.Role.PRACTITIONER;
import static org.mandala.server.protocol.Role.STEWARD;

import java.util.List;

/**
 * The table of rights: what can be done, and who may do it (rules R1 to R9). HTTP and both sockets read it, and nothing
 * else decides. Each route of the router names its row, each message and frame has one in {@link MessageActions}; what has
 * none is refused, and fails a test. To add something: add its row here, name the row where the route is mounted or the
 * message listed, and give it a line in {@code RightsTest}.
 */
public enum Action {
    /** Coming in, and what everybody may fetch. */
    OPEN_PAGE(anyone()),
    SIGN_IN(anyone()),
    SIGN_OUT(anyone()),

    /** One's own name, site, logins. */
    SEE_SELF(signedIn()),
    CHANGE_SELF(signedIn()),
    /** The target is asked about by its own row: {@link #ENTER_SESSION} or {@link #READ_BOARD}. */
    TAKE_TICKET(signedIn()),

    /** Scripts hold nothing about anybody. */
    READ_PRACTICE(signedIn()),
    /** Making practices of one's own, and offering them. */
    MAKE_PRACTICE(signedIn()),
    /** Taking what is offered into the library. */
    ACCEPT_PRACTICE(holding(PROGRAMME, FACULTY, STEWARD)),

    ENTER_SESSION(holding(COHORT), holding(SESSION), holding(PROGRAMME, STEWARD)),
    LEAD_PRACTICE(
            holding(COHORT, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(SESSION, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(PROGRAMME, STEWARD)),
    /** The run of show, groups, rounds, what all are shown, the doors. */
    LEAD_SESSION(
            holding(COHORT, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(SESSION, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(PROGRAMME, STEWARD)),
    INVITE_TO_SESSION(holding(COHORT, FACILITATOR, HOST, STEWARD), holding(PROGRAMME, STEWARD)),

    /** The board of a session: its content and its frame. A program has its token instead. */
    READ_BOARD(holding(COHORT), holding(SESSION), holding(PROGRAMME, STEWARD)),
    WRITE_BOARD(
            holding(COHORT, PRACTITIONER, FACILITATOR, HOST, FACULTY, GUEST, STEWARD),
            holding(SESSION, PRACTITIONER, FACILITATOR, HOST, FACULTY, GUEST, STEWARD),
            holding(PROGRAMME, STEWARD)),
    FRAME_BOARD(
            holding(COHORT, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(SESSION, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(PROGRAMME, STEWARD)),

    /** One's boards. The board is asked about by the rows below and by its shares. */
    LIST_BOARDS(signedIn()),
    MAKE_BOARD(signedIn()),
    OPEN_BOARD(signedIn()),
    /** A board of a person, team, site or cohort: a whole cohort may look at its teams' boards. */
    READ_OWNED_BOARD(own(), holding(TEAM), holding(SITE), holding(COHORT)),
    WRITE_OWNED_BOARD(
            own(),
            holding(TEAM, PRACTITIONER, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(SITE, PRACTITIONER, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(COHORT, FACILITATOR, HOST, FACULTY, STEWARD)),
    KEEP_OWNED_BOARD(
            own(),
            holding(TEAM, PRACTITIONER, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(SITE, FACILITATOR, HOST, FACULTY, STEWARD),
            holding(COHORT, FACILITATOR, HOST, FACULTY, STEWARD)),
    /** A board that is shared with a circle is open to whoever belongs to it. */
    BELONG_TO_TEAM(holding(TEAM)),
    BELONG_TO_SITE(holding(SITE)),
    BELONG_TO_COHORT(holding(COHORT)),

    /** Cohorts, sites, teams, memberships, the calendar: all that is set up, not lived. */
    KEEP_PROGRAMME(holding(PROGRAMME, STEWARD)),
    /** All that is kept about a person: to take along, to be forgotten. */
    EXPORT_PERSON(own()),
    ERASE_PERSON(own(), holding(PROGRAMME, STEWARD)),
    /** A one-time link for somebody who has lost every other way in. */
    RECOVER_PERSON(holding(PROGRAMME, STEWARD)),
    KEEP_TOKENS(holding(PROGRAMME, STEWARD)),
    READ_AUDIT(holding(PROGRAMME, STEWARD)),
    KEEP_COHORT(holding(COHORT, STEWARD), holding(PROGRAMME, STEWARD)),
    SEE_COHORT(holding(COHORT), holding(PROGRAMME, STEWARD)),
    /** The start page and the calendar, which hold what is the person's own. */
    SEE_HOME(signedIn()),
    /** Which sites are awake and how many are where; by name only those in one's own sessions. */
    SEE_WORLD(signedIn()),
    /** Reading and accepting agreements; with this nobody has to have accepted them before. */
    ACCEPT_AGREEMENT(signedIn()),
    /** One's own reminders, calendar feed, and choice between twins. */
    KEEP_OWN_CALENDAR(signedIn()),
    /** The feed's address is its key. */
    READ_FEED(anyone()),
    /** Sessions of a cohort, their twins and agendas. */
    KEEP_CALENDAR(holding(COHORT, FACILITATOR, HOST, STEWARD), holding(PROGRAMME, STEWARD)),
    /** What a site holds by itself. */
    KEEP_SITE_EVENTS(holding(SITE, FACILITATOR, HOST, STEWARD), holding(PROGRAMME, STEWARD)),
    /** A person's own record, or a steward's look at it. */
    SEE_PERSON(own(), holding(PROGRAMME, STEWARD));

    // A copy that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Who> who;

    Action(Who... who) {
        this.who = List.of(who);
    }

    public List<Who> who() {
        return who;
    }

    public boolean allows(Standing standing) {
        return who.stream().anyMatch(each -> each.includes(standing));
    }
}
