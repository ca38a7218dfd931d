package org.mandala.server.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.RoomEvent.AgendaSet;
import org.mandala.server.protocol.RoomEvent.LeadTaken;
import org.mandala.server.protocol.RoomEvent.NotesSet;
import org.mandala.server.protocol.RoomEvent.PromptSet;
import org.mandala.server.protocol.RoomEvent.SessionEnded;
import org.mandala.server.protocol.RoomEvent.SessionReopened;

/** The run of show: the agenda, its notes, the question on the screens, who leads through it, its beginning and end. */
final class ShowFold {
    final Steps steps = new Steps();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private @Nullable Agenda agenda;
    private @Nullable String prompt;
    private @Nullable String lead;
    private @Nullable Long beganAt;
    private @Nullable Long endedAt;

    ShowFold() {
        steps.on(AgendaSet.class, (it, event) -> set(it.agenda(), event));
        steps.on(NotesSet.class, (it, event) -> notes.put(it.line(), it.text()));
        steps.on(PromptSet.class, (it, event) -> prompt = it.text());
        steps.on(LeadTaken.class, (it, event) -> lead = it.person());
        steps.on(SessionEnded.class, (it, event) -> {
            endedAt = event.at();
            agenda = agenda == null ? null : Lines.ended(agenda, event.at());
        });
        steps.on(SessionReopened.class, (it, event) -> endedAt = null);
    }

    Optional<Agenda> agenda() {
        return Optional.ofNullable(agenda);
    }

    Map<String, String> notes() {
        return Map.copyOf(notes);
    }

    String notes(String line) {
        return notes.getOrDefault(line, "");
    }

    Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    Optional<String> lead() {
        return Optional.ofNullable(lead);
    }

    Optional<Long> beganAt() {
        return Optional.ofNullable(beganAt);
    }

    Optional<Long> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    private void set(Agenda next, LoggedEvent event) {
        String before = agenda == null ? null : agenda.current();
        String now = next.current();
        if (now != null && !now.equals(before)) {
            prompt = null;
            beganAt = beganAt == null ? Long.valueOf(event.at()) : beganAt;
            lead = lead == null ? event.actor() : lead;
        }
        agenda = next;
    }
}
