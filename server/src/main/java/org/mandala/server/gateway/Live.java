package org.mandala.server.gateway;

import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.History;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.presence.World;
import org.mandala.server.room.Sessions;

/** What is going on now: documents and sessions that are open, programme time, and who is where. The stage is what is rehearsed on. */
public record Live(
        DocStore docStore,
        Docs docs,
        Docs stage,
        History history,
        Sessions sessions,
        ProgrammeClock clock,
        World world) {}
