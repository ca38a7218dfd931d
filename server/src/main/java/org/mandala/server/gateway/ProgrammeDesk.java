package org.mandala.server.gateway;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Practices;
import org.mandala.server.programme.Calendar;
import org.mandala.server.programme.Overview;
import org.mandala.server.programme.Personal;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.calendar.Feeds;
import org.mandala.server.programme.calendar.Outlook;
import org.mandala.server.programme.calendar.Planning;
import org.mandala.server.programme.keeping.Agreeing;
import org.mandala.server.programme.keeping.Keeping;
import org.mandala.server.programme.keeping.Memberships;
import org.mandala.server.programme.keeping.Rosters;

/** What the programme's routes need, beside the rest of the house. */
public record ProgrammeDesk(
        Register register,
        Calendar calendar,
        Personal personal,
        Overview overview,
        Keeping keeping,
        Memberships memberships,
        Rosters rosters,
        Agreeing agreeing,
        Planning planning,
        Outlook outlook,
        Feeds feeds,
        Templates templates,
        Practices practices,
        InstantSource clock) {

    /** Puts the desk together over the ports. */
    public static ProgrammeDesk of(
            Register register,
            Calendar calendar,
            Personal personal,
            Overview overview,
            Agreeing agreeing,
            Planning planning,
            Feeds feeds,
            Templates templates,
            Practices practices,
            InstantSource clock,
            RandomGenerator random) {
        Keeping keeping = new Keeping(register, clock, random);
        return new ProgrammeDesk(
                register,
                calendar,
                personal,
                overview,
                keeping,
                new Memberships(register, clock),
                new Rosters(register, keeping, clock),
                agreeing,
                planning,
                new Outlook(register, clock),
                feeds,
                templates,
                practices,
                clock);
    }
}
