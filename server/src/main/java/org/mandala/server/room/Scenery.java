package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.presence.RoomPresence;
import org.mandala.server.presence.Roster;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.GroupOrder;
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
