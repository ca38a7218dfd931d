package org.mandala.server.gateway;

import org.mandala.server.board.BoardLinks;
import org.mandala.server.board.Boards;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Workshop;
import org.mandala.server.programme.Programme;

/** What the house holds for its people: the programme, its boards and practices, and what sessions brought. */
public record Holdings(
        Programme programme,
        ProgrammeDesk desk,
        Practices practices,
        Workshop workshop,
        Boards boards,
        BoardLinks boardLinks,
        HarvestShelf harvests) {}
