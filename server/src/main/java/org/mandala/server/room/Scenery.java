package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.presence.RoomPresence;
import org.mandala.server.presence.Roster;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.Named;
import org.mandala.server.protocol.RoomState;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.StageOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what a decision depends on. */
final class Scenery {
    /** Who does what nobody ordered. */
    static final String HOUSE = "house";

    private static final Logger LOG = LoggerFactory.getLogger(Scenery.class);

    private final String session;
    private final Around around;
    private final StoreWatch watch;
    private final Roster roster;
    private final RoomPresence presence;
    private final Telling telling;
    private final SessionState state;
    private final ProgrammeClock clock;
    private Lore lore = Lore.NONE;
    /** How people were called who came since the session was loaded; they may be younger than what is known around. */
    private final Map<String, String> seen = new HashMap<>();

    Scenery(
            String session,
            Around around,
            StoreWatch watch,
            Roster roster,
            RoomPresence presence,
            Telling telling,
            SessionState state,
            ProgrammeClock clock) {
        this.session = session;
        this.around = around;
        this.watch = watch;
        this.roster = roster;
        this.presence = presence;
        this.telling = telling;
        this.state = state;
        this.clock = clock;
    }

    Scene of(Attendee from, String command) {
        return scene(from.person().id(), Telling.leads(from), command);
    }

    Scene ofHouse() {
        return scene(HOUSE, false, HOUSE);
    }

    /** Learns what the order needs to know; what is planned, and who belongs together, may have changed since people came in. */
    Future<Void> learnFor(Order order) {
        boolean needed = order instanceof GroupOrder.OpenGroups
                || order instanceof GroupOrder.PrepareGroups
                || (isOfAgenda(order) && state.room().show().agenda().isEmpty());
        return needed ? learn() : Future.succeededFuture();
    }

    private static boolean isOfAgenda(Order order) {
        return order instanceof AgendaOrder || order instanceof StageOrder.ShowLine;
    }

    /** Where it cannot be learnt, what was known before counts. */
    Future<Void> learn() {
        return watch.ask(() -> around.lore(session))
                .map(known -> {
                    lore = known;
                    return (Void) null;
                })
                .recover(failure -> {
                    LOG.error("session {}: what is around it could not be read", session, failure);
                    return Future.succeededFuture();
                });
    }

    List<RosterPerson> people() {
        return roster.people();
    }

    /** Of whom there is something on this screen, and who are not here. */
    List<Named> gone(RoomState view) {
        Set<String> shown = new LinkedHashSet<>();
        view.chat().forEach(line -> shown.add(Companion.ownerOf(line.person())));
        view.rounds().forEach(round -> round.order().forEach(person -> shown.add(Companion.ownerOf(person))));
        if (view.lead() != null) {
            shown.add(view.lead());
        }
        Stream.concat(view.prepared().stream(), Stream.ofNullable(view.grouping()))
                .flatMap(grouping -> grouping.groups().stream())
                .forEach(group -> group.members().forEach(person -> shown.add(Companion.ownerOf(person))));
        return shown.stream()
                .filter(person ->
                        roster.find(person).isEmpty() && !state.room().people().isErased(person))
                .flatMap(person -> nameOf(person).map(name -> new Named(person, name)).stream())
                .toList();
    }

    void saw(RosterPerson person) {
        seen.put(person.id(), person.name());
    }

    private Optional<String> nameOf(String person) {
        return Optional.ofNullable(seen.getOrDefault(person, lore.names().get(person)));
    }

    private Scene scene(String actor, boolean leads, String command) {
        return new Scene(actor, leads, roster.people(), leaders(), state.room(), lore, clock.nowMs(), command);
    }

    private Set<String> leaders() {
        Set<String> leaders = telling.all().stream()
                .filter(Telling::leads)
                .map(attendee -> attendee.person().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        leaders.addAll(presence.leadersElsewhere());
        return leaders;
    }
}
