package org.mandala.server.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.Came;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.Companions;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupLine;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.Hand;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RoomEvent.*;
import org.mandala.server.protocol.RoomState;
import org.mandala.server.protocol.Showing;
import org.mandala.server.protocol.SpeakingRound;
import org.mandala.server.protocol.Told;

/** A session's log folded into what its room is now. {@code web-client/src/session/fold.ts} does the same: rule L1. */
final class RoomFold {
    /** Rule L12. */
    static final int CHAT_KEPT = 200;

    private final Map<Class<?>, BiConsumer<RoomEvent, LoggedEvent>> steps = new HashMap<>();
    private final List<Hand> hands = new ArrayList<>();
    private final Set<String> spoken = new LinkedHashSet<>();
    private final Set<String> away = new LinkedHashSet<>();
    private final Map<String, Companions> companions = new LinkedHashMap<>();
    private final List<ChatLine> chat = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Map<String, String> visits = new LinkedHashMap<>();
    private final List<GroupLine> lines = new ArrayList<>();
    private final Map<String, SpeakingRound> rounds = new LinkedHashMap<>();
    private final Set<String> letIn = new LinkedHashSet<>();
    private final Map<String, Came> came = new LinkedHashMap<>();
    private List<Grouping> prepared = List.of();
    private @Nullable Agenda agenda;
    private @Nullable String prompt;
    private @Nullable Grouping grouping;
    private @Nullable Told told;
    private @Nullable String lead;
    private @Nullable Showing showing;
    private boolean waiting;
    private @Nullable Long beganAt;
    private @Nullable Long endedAt;

    RoomFold() {
        foldPeople();
        foldAgenda();
        foldGroups();
        foldStage();
    }

    void apply(LoggedEvent event) {
        if (event.body() instanceof RoomEvent body) {
            BiConsumer<RoomEvent, LoggedEvent> step = steps.get(body.getClass());
            if (step == null) {
                throw new IllegalStateException(
                        "nobody folds " + body.getClass().getSimpleName());
            }
            step.accept(body, event);
        }
    }

    /** What this person may know of it. Rules L3 and L4. */
    RoomState view(String person, boolean leads) {
        return new RoomState(
                List.copyOf(hands),
                List.copyOf(spoken),
                List.copyOf(away),
                List.copyOf(companions.values()),
                chat.stream()
                        .filter(line -> isFor(line.to(), line.person(), person, leads))
                        .toList(),
                agenda,
                leads ? Map.copyOf(notes) : Map.of(),
                prompt,
                leads ? prepared : List.of(),
                grouping,
                Map.copyOf(visits),
                told,
                List.copyOf(lines),
                List.copyOf(rounds.values()),
                lead,
                showing,
                waiting,
                List.copyOf(letIn),
                beganAt,
                endedAt);
    }

    /** Whether a line of chat is for this person. Rule L4. */
    boolean isFor(String to, String from, String person, boolean leads) {
        if (to.equals(ChatLine.ROOM) || Companion.ownerOf(from).equals(person)) {
            return true;
        }
        return to.equals(ChatLine.LEADERS) ? leads : groupsOf(person).contains(to);
    }

    Optional<Hand> hand(String person) {
        return hands.stream().filter(hand -> hand.person().equals(person)).findFirst();
    }

    boolean anyHands() {
        return !hands.isEmpty();
    }

    boolean isAway(String person) {
        return away.contains(person);
    }

    List<Companion> companionsOf(String person) {
        Companions known = companions.get(person);
        return known == null ? List.of() : known.companions();
    }

    Optional<Agenda> agenda() {
        return Optional.ofNullable(agenda);
    }

    String notes(String line) {
        return notes.getOrDefault(line, "");
    }

    Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    List<Grouping> prepared() {
        return prepared;
    }

    Optional<Grouping> grouping() {
        return Optional.ofNullable(grouping);
    }

    /** The groups that are open, or open in a moment. */
    Optional<Grouping> groupingOn(double now) {
        return grouping().filter(it -> it.isOn(now));
    }

    Optional<Group> groupOf(String person) {
        return grouping()
                .flatMap(it -> it.groups().stream()
                        .filter(group -> group.members().contains(person))
                        .findFirst());
    }

    /** Where somebody is: the room, or a group. Rule L20: one place for everybody, at any time. */
    String where(String person, double now) {
        if (grouping == null || !grouping.isOpen(now)) {
            return ChatLine.ROOM;
        }
        String visit = visits.get(person);
        return visit != null ? visit : groupOf(person).map(Group::id).orElse(ChatLine.ROOM);
    }

    Optional<String> visit(String person) {
        return Optional.ofNullable(visits.get(person));
    }

    List<GroupLine> lines() {
        return List.copyOf(lines);
    }

    Optional<SpeakingRound> round(String where) {
        return Optional.ofNullable(rounds.get(where));
    }

    Optional<String> lead() {
        return Optional.ofNullable(lead);
    }

    Optional<Showing> showing() {
        return Optional.ofNullable(showing);
    }

    boolean waiting() {
        return waiting;
    }

    boolean isLetIn(String person) {
        return letIn.contains(person);
    }

    boolean hasBegun() {
        return beganAt != null;
    }

    Optional<Long> beganAt() {
        return Optional.ofNullable(beganAt);
    }

    Optional<Long> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Map<String, Came> came() {
        return came;
    }

    List<ChatLine> chat() {
        return List.copyOf(chat);
    }

    private Set<String> groupsOf(String person) {
        Set<String> ids = new LinkedHashSet<>();
        groupOf(person).map(Group::id).ifPresent(ids::add);
        companionsOf(person).forEach(each -> groupOf(each.id()).map(Group::id).ifPresent(ids::add));
        visit(person).ifPresent(ids::add);
        return ids;
    }

    private void foldPeople() {
        on(HandRaised.class, (it, event) -> {
            if (hand(it.person()).isEmpty()) {
                hands.add(new Hand(it.person(), event.at()));
            }
        });
        on(HandLowered.class, (it, event) -> lower(it.person()));
        on(HandsLowered.class, (it, event) -> hands.clear());
        on(WordGiven.class, (it, event) -> {
            lower(it.person());
            spoken.add(it.person());
        });
        on(WentAway.class, (it, event) -> away.add(it.person()));
        on(CameBack.class, (it, event) -> away.remove(it.person()));
        on(CompanionsNamed.class, (it, event) -> {
            if (it.companions().isEmpty()) {
                companions.remove(it.person());
            } else {
                companions.put(it.person(), new Companions(it.person(), it.companions()));
            }
        });
        on(ChatSaid.class, (it, event) -> {
            chat.add(new ChatLine(event.seq(), event.at(), it.to(), it.person(), it.text()));
            if (chat.size() > CHAT_KEPT) {
                chat.remove(0);
            }
        });
        on(PeopleCame.class, (it, event) -> it.people().forEach(person -> came.putIfAbsent(person.person(), person)));
        on(Withheld.class, (it, event) -> {});
    }

    private void foldAgenda() {
        on(AgendaSet.class, (it, event) -> {
            String before = agenda == null ? null : agenda.current();
            String now = it.agenda().current();
            if (now != null && !now.equals(before)) {
                prompt = null;
                beganAt = beganAt == null ? Long.valueOf(event.at()) : beganAt;
                lead = lead == null ? event.actor() : lead;
            }
            agenda = it.agenda();
        });
        on(NotesSet.class, (it, event) -> notes.put(it.line(), it.text()));
        on(PromptSet.class, (it, event) -> prompt = it.text());
        on(SessionEnded.class, (it, event) -> {
            endedAt = event.at();
            if (agenda != null) {
                agenda = Lines.ended(agenda, event.at());
            }
        });
        on(SessionReopened.class, (it, event) -> endedAt = null);
    }

    private void foldGroups() {
        on(GroupsPrepared.class, (it, event) -> prepared = List.copyOf(it.prepared()));
        on(GroupsOpened.class, (it, event) -> {
            grouping = it.grouping();
            visits.clear();
            told = null;
            rounds.keySet().retainAll(Set.of(ChatLine.ROOM));
            chat.removeIf(line -> !line.to().equals(ChatLine.ROOM) && !line.to().equals(ChatLine.LEADERS));
        });
        on(GroupsTimed.class, (it, event) -> {
            if (grouping != null && grouping.id().equals(it.grouping())) {
                grouping = grouping.until(it.endsAt());
            }
        });
        on(PersonPlaced.class, (it, event) -> {
            if (grouping != null && grouping.id().equals(it.grouping())) {
                grouping = Placing.place(grouping, it.person(), it.group());
                visits.remove(it.person());
            }
        });
        on(WentTo.class, (it, event) -> {
            if (it.where().isEmpty()) {
                visits.remove(it.person());
            } else {
                visits.put(it.person(), it.where());
            }
        });
        on(GroupsTold.class, (it, event) -> told = new Told(event.at(), it.text(), it.groups()));
        on(LineWritten.class, (it, event) -> {
            lines.removeIf(line ->
                    line.grouping().equals(it.grouping()) && line.group().equals(it.group()));
            if (!it.text().isBlank()) {
                lines.add(new GroupLine(it.grouping(), it.group(), it.name(), it.text()));
            }
        });
    }

    private void foldStage() {
        on(RoundSet.class, (it, event) -> {
            SpeakingRound round = it.round();
            rounds.put(round.where(), round);
            round.order().stream()
                    .limit(round.turn())
                    .filter(person -> !round.passed().contains(person))
                    .forEach(spoken::add);
        });
        on(RoundEnded.class, (it, event) -> rounds.remove(it.where()));
        on(LeadTaken.class, (it, event) -> lead = it.person());
        on(ShownToAll.class, (it, event) -> showing = it.showing());
        on(DoorsSet.class, (it, event) -> {
            waiting = it.waiting();
            letIn.addAll(it.inside());
        });
        on(LetIn.class, (it, event) -> letIn.add(it.person()));
    }

    private void lower(String person) {
        hands.removeIf(hand -> hand.person().equals(person));
    }

    private <E extends RoomEvent> void on(Class<E> type, BiConsumer<E, LoggedEvent> step) {
        steps.put(type, (body, event) -> step.accept(type.cast(body), event));
    }
}
