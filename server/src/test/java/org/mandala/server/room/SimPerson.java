package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Action;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.ServerMessage;

/** Somebody with a bad line: it breaks, comes back at either node, loses answers; what was not answered is given again. */
final class SimPerson {
    private final RosterPerson person;
    private final SimWorld world;
    private final Map<String, Order> waiting = new LinkedHashMap<>();
    final Set<String> refused = new HashSet<>();
    final Set<String> done = new HashSet<>();
    final List<ServerMessage.Event> heard = new ArrayList<>();
    private long seq = -1;
    private @Nullable Line line;

    SimPerson(String id, Role role, SimWorld world) {
        this.person = new RosterPerson(id, id, "site" + id.charAt(id.length() - 1), role);
        this.world = world;
    }

    String id() {
        return person.id();
    }

    boolean leads() {
        return person.role() == Role.FACILITATOR;
    }

    boolean isHere() {
        return line != null;
    }

    void come(LiveSession node) {
        Line fresh = new Line(node, seq < 0 ? null : Long.valueOf(seq));
        line = fresh;
        node.join(fresh);
    }

    void drop() {
        Line broken = line;
        line = null;
        if (broken != null) {
            broken.node.gone(broken, false);
        }
    }

    void give(Order order) {
        waiting.put(order.command(), order);
        send(order);
    }

    void giveAgain() {
        List.copyOf(waiting.values()).forEach(this::send);
    }

    private void send(Order order) {
        Line on = line;
        if (on != null) {
            world.after(1L + world.random.nextInt(20), () -> {
                if (on == line) {
                    on.node.order(on, order);
                }
            });
        }
    }

    private void hear(ServerMessage message) {
        if (message instanceof ServerMessage.Welcome welcome) {
            if (welcome.events() != null) {
                welcome.events().forEach(this::take);
                assertThat(seq).isEqualTo(welcome.seq());
            }
            seq = welcome.seq();
            giveAgain();
        } else if (message instanceof ServerMessage.Event event) {
            take(event);
        } else if (message instanceof ServerMessage.Done told) {
            settle(told.command(), done);
        } else if (message instanceof ServerMessage.Refused told) {
            settle(told.command(), refused);
        }
    }

    private void take(ServerMessage.Event event) {
        if (event.seq() > seq) {
            assertThat(event.seq())
                    .as("%s hears events without gaps (S6)", person.id())
                    .isEqualTo(seq + 1);
            seq = event.seq();
            heard.add(event);
        }
        if (event.command() != null) {
            settle(event.command(), done);
        }
    }

    private void settle(String command, Set<String> as) {
        if (waiting.remove(command) != null) {
            as.add(command);
        }
    }

    final class Line implements Attendee {
        private final LiveSession node;
        private final @Nullable Long after;

        Line(LiveSession node, @Nullable Long after) {
            this.node = node;
            this.after = after;
        }

        @Override
        public RosterPerson person() {
            return person;
        }

        @Override
        public boolean may(Action action) {
            return action == Action.ENTER_SESSION || leads();
        }

        @Override
        public String tab() {
            return "tab";
        }

        @Override
        public @Nullable Long after() {
            return after;
        }

        /** Most arrives; an answer may be lost with the line. */
        @Override
        public void send(Buffer message) {
            if (line == this) {
                hear(Json.read(message.getBytes(), ServerMessage.class));
            }
        }

        @Override
        public void close(Close why) {
            line = null;
        }
    }
}
