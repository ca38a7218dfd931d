package org.mandala.server.programme;

import java.util.List;

/** A plan to begin with; a session that takes it has a copy, which later changes of the template do not touch. */
public record AgendaTemplate(String id, String title, List<AgendaItem> items) {
    public AgendaTemplate {
        items = List.copyOf(items);
    }
}
