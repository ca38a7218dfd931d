package org.mandala.server.room;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Home;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.DeviceReport;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the nodes of one session tell one another: events once they are in the log, signs, and who is at their doors and how their devices stand. A loss of events
 * is made good from the log; the rest is said again every ten seconds. Rules N10 and N11. Lives on the session's home.
 */
final class SessionLine implements Backplane.Listener {
    /** Where other nodes do not tell all, what they append is read from the log so often: it is seen within two seconds. */
    static final long LOOK_MS = 1_000;

    /** Else it is looked at every so many looks, whatever was heard. */
    static final int LOOKS_WHEN_TOLD = 10;

    /** What a node said of itself counts for so long. */
    private static final long COUNTS_MS = 25_000;

    private static final Logger LOG = LoggerFactory.getLogger(SessionLine.class);

    private final String session;
    private final Home home;
    private final Neighbours neighbours;
    private @Nullable Reader reader;
    private final String me = UUID.randomUUID().toString();
    private final Map<String, Standing> others = new HashMap<>();
    private ServerMessage.Waiters waiters = Waiters.NOBODY;
    private List<DeviceReport> devices = List.of();
    private Runnable endListening = () -> {};
    private Runnable endLooks = () -> {};
    private long looks;

    /** Takes what is heard, on the home. */
    interface Reader {
        void event(LoggedEvent event);

        void reacted(ServerMessage.Reacted sign);

        /** The log may have more than was heard. */
        void behind();

        void waitersElsewhere();

        void devicesElsewhere();
    }

    /** A word and whose it is. */
    record Said(String node, ServerMessage message) {}

    private static final class Standing {
        private ServerMessage.Waiters waiters = Waiters.NOBODY;
        private List<DeviceReport> devices = List.of();
        private long atLook;
    }

    SessionLine(String session, Home home, Neighbours neighbours) {
        this.session = session;
        this.home = home;
        this.neighbours = neighbours;
    }

    void open(Reader takes) {
        if (!neighbours.areThere()) {
            return;
        }
        reader = takes;
        endListening = neighbours.backplane().listen("s:{" + session + "}", this);
        endLooks = home.every(LOOK_MS, this::look);
    }

    void close() {
        endListening.run();
        endLooks.run();
    }

    void say(LoggedEvent event) {
        say(new ServerMessage.Event(event.seq(), event.at(), event.actor(), event.command(), event.body()));
    }

    void say(ServerMessage.Reacted sign) {
        say((ServerMessage) sign);
    }

    void sayWaiters(ServerMessage.Waiters now) {
        if (!now.equals(waiters)) {
            waiters = now;
            say((ServerMessage) now);
        }
    }

    void sayDevices(List<DeviceReport> now) {
        devices = now;
        say(new ServerMessage.Readiness(now));
    }

    /** Who is at the doors of this node and all others. */
    ServerMessage.Waiters withElsewhere(ServerMessage.Waiters here) {
        Set<RosterPerson> people = new LinkedHashSet<>(here.people());
        Set<RosterPerson> doors = new LinkedHashSet<>(here.doors());
        for (Standing each : others.values()) {
            people.addAll(each.waiters.people());
            doors.addAll(each.waiters.doors());
        }
        return new ServerMessage.Waiters(List.copyOf(people), List.copyOf(doors));
    }

    List<DeviceReport> withDevicesElsewhere(List<DeviceReport> here) {
        List<DeviceReport> all = new ArrayList<>(here);
        others.values().forEach(each -> all.addAll(each.devices));
        return all;
    }

    @Override
    public void heard(Buffer message) {
        home.run(() -> {
            try {
                Said said = Json.read(message.getBytes(), Said.class);
                take(reader(), said.node(), said.message());
            } catch (MalformedMessage e) {
                LOG.warn("session {}: what another node said cannot be read: {}", session, e.getMessage());
                reader().behind();
            }
        });
    }

    @Override
    public void missed() {
        home.run(() -> reader().behind());
    }

    private void say(ServerMessage message) {
        if (neighbours.areThere()) {
            neighbours.backplane().publish("s:{" + session + "}", Buffer.buffer(Json.write(new Said(me, message))));
        }
    }

    private Reader reader() {
        return Objects.requireNonNull(reader, "opened");
    }

    private void take(Reader takes, String node, ServerMessage message) {
        if (message instanceof ServerMessage.Event event) {
            takes.event(new LoggedEvent(event.seq(), event.at(), event.actor(), event.command(), event.body()));
        } else if (message instanceof ServerMessage.Reacted sign) {
            takes.reacted(sign);
        } else if (message instanceof ServerMessage.Waiters there) {
            standing(node).waiters = there;
            takes.waitersElsewhere();
        } else if (message instanceof ServerMessage.Readiness there) {
            standing(node).devices = there.devices();
            takes.devicesElsewhere();
        }
    }

    private Standing standing(String node) {
        Standing standing = others.computeIfAbsent(node, ignored -> new Standing());
        standing.atLook = looks;
        return standing;
    }

    private void look() {
        looks++;
        boolean often = looks % LOOKS_WHEN_TOLD == 0;
        if (often || !neighbours.tellAll()) {
            reader().behind();
        }
        if (often) {
            repeat();
            if (others.values().removeIf(each -> (looks - each.atLook) * LOOK_MS > COUNTS_MS)) {
                reader().waitersElsewhere();
                reader().devicesElsewhere();
            }
        }
    }

    private void repeat() {
        if (!waiters.equals(Waiters.NOBODY)) {
            say((ServerMessage) waiters);
        }
        if (!devices.isEmpty()) {
            say(new ServerMessage.Readiness(devices));
        }
    }
}
