package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandala.server.board.Templates;
import org.mandala.server.home.Unavailable;
import org.mandala.server.identity.Action;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.HereNow;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.PeopleOrder.RaiseHand;
import org.mandala.server.protocol.PeopleOrder.SendChat;
import org.mandala.server.protocol.PeopleOrder.SetAway;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.protocol.StageOrder.SetDoors;

/** The log of a session cannot be reached: what people do for themselves is taken and carried out later, the rest is refused. Rule L44. */
final class HeldOrdersTest {
    private final SimWorld world = new SimWorld(7);
    private final FaultyStore store = new FaultyStore();
    private boolean empty;
    private final LiveSession session = open();
    private final Screen ana = new Screen("ana", Role.PRACTITIONER);
    private final Screen lea = new Screen("lea", Role.FACILITATOR);

    enum Fault {
        NONE,
        /** It says no. */
        FAILS,
        /** It never answers, and does nothing. */
        SILENT,
        /** It does what it is asked, and answers long after nobody waits. */
        LATE
    }

    private static final class Away extends Unavailable {
        private static final long serialVersionUID = 1L;

        Away() {
            super("away", null);
        }
    }

    private final class FaultyStore implements RoomStore {
        private final RoomStore sound = world.store();
        private Fault fault = Fault.NONE;

        @Override
        public Future<List<LoggedEvent>> read(String id, long after) {
            return faulty(() -> sound.read(id, after));
        }

        @Override
        public Future<List<List<String>>> groups(Collection<String> sessions) {
            return sound.groups(sessions);
        }

        @Override
        public Future<Boolean> append(String id, LoggedEvent event) {
            return faulty(() -> sound.append(id, event));
        }

        private <T> Future<T> faulty(Supplier<Future<T>> work) {
            Promise<T> answer = Promise.promise();
            switch (fault) {
                case NONE -> work.get().onComplete(answer);
                case FAILS -> world.after(5, () -> answer.fail(new Away()));
                case SILENT -> {}
                case LATE -> work.get().onSuccess(done -> world.after(20_000, () -> answer.complete(done)));
            }
            return answer.future();
        }
    }

    /** One connection, and all that it heard. */
    private final class Screen implements Attendee {
        private final RosterPerson person;
        private final List<ServerMessage> heard = new ArrayList<>();

        Screen(String id, Role role) {
            person = new RosterPerson(id, id, "copenhagen", role);
        }

        Screen here() {
            session.join(this);
            return this;
        }

        void give(Order order) {
            session.order(this, order);
        }

        <T extends ServerMessage> List<T> all(Class<T> type) {
            return heard.stream().filter(type::isInstance).map(type::cast).toList();
        }

        List<String> held() {
            return all(ServerMessage.Held.class).stream()
                    .map(ServerMessage.Held::command)
                    .toList();
        }

        List<String> refused() {
            return all(ServerMessage.Refused.class).stream()
                    .map(ServerMessage.Refused::command)
                    .toList();
        }

        /** The orders whose events it heard, in order. */
        List<String> happened() {
            return all(ServerMessage.Event.class).stream()
                    .map(ServerMessage.Event::command)
                    .toList();
        }

        /** Each once, though who gave an order is answered beside being told. */
        List<String> learned() {
            return happened().stream().distinct().toList();
        }

        @Override
        public RosterPerson person() {
            return person;
        }

        @Override
        public boolean may(Action action) {
            return action == Action.ENTER_SESSION || person.role() == Role.FACILITATOR;
        }

        @Override
        public String tab() {
            return person.id();
        }

        @Override
        public @Nullable Long after() {
            return null;
        }

        @Override
        public void send(Buffer message) {
            heard.add(Json.read(message.getBytes(), ServerMessage.class));
        }

        @Override
        public void close(Close why) {}
    }

    private LiveSession open() {
        Runs runs = new Runs(new Practices(null, new Templates(null)), new Random(1));
        LiveSession opened = new LiveSession(
                "s",
                store,
                runs,
                Around.nothing(),
                new Rules(runs, Around.nothing(), new Random(1)),
                world.clock(),
                world.home(),
                Neighbours.NONE,
                new HereNow(),
                () -> empty = true);
        opened.open();
        world.runFor(200);
        return opened;
    }

    private static SendChat chat(String command) {
        return new SendChat(command, "room", "line " + command, null);
    }

    private Stream<String> logged() {
        return world.log().stream().map(event -> String.valueOf(event.command()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS", "SILENT", "LATE"})
    void handsChatAndBeingAwayAreTakenAndHappenInTheirOrderWhenTheLogIsBack(Fault fault) {
        ana.here();
        lea.here();
        store.fault = fault;
        ana.give(new RaiseHand("c1", null));
        world.runFor(StoreWatch.LATE_MS + 100);
        assertThat(ana.held()).as("told within three seconds and a little").containsExactly("c1");
        lea.give(chat("c2"));
        ana.give(new SetAway("c3", true));
        assertThat(ana.held()).as("told at once").containsExactly("c1", "c3");
        assertThat(lea.held()).containsExactly("c2");
        world.runFor(60_000);
        assertThat(ana.refused()).isEmpty();
        store.fault = Fault.NONE;
        world.runFor(30_000);
        assertThat(logged()).containsExactly("c1", "c2", "c3");
        assertThat(ana.learned()).containsExactly("c1", "c2", "c3");
        assertThat(lea.learned()).containsExactly("c1", "c2", "c3");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS", "SILENT"})
    void allElseIsRefusedWithAWord(Fault fault) {
        lea.here();
        ana.here();
        store.fault = fault;
        lea.give(new SetDoors("first", true));
        world.runFor(StoreWatch.LATE_MS + 100);
        lea.give(new SetDoors("second", true));
        assertThat(lea.refused()).containsExactly("first", "second");
        assertThat(lea.all(ServerMessage.Refused.class)).allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_STORED);
            assertThat(refusal.message()).contains("What runs goes on");
        });
        ana.give(new SetDoors("not-hers", true));
        assertThat(ana.all(ServerMessage.Refused.class))
                .last()
                .extracting(ServerMessage.Refused::code)
                .isEqualTo(ErrorCode.NOT_ALLOWED);
        store.fault = Fault.NONE;
        world.runFor(10_000);
        assertThat(world.log()).isEmpty();
    }

    @Test
    void anOrderThatComesAgainByAnotherConnectionHappensOnce() {
        ana.here();
        store.fault = Fault.SILENT;
        ana.give(chat("c1"));
        world.runFor(StoreWatch.LATE_MS + 100);
        Screen again = new Screen("ana", Role.PRACTITIONER).here();
        again.give(chat("c1"));
        assertThat(again.held()).containsExactly("c1");
        store.fault = Fault.NONE;
        world.runFor(10_000);
        assertThat(logged()).containsExactly("c1");
        assertThat(again.happened()).containsExactly("c1");
        again.give(chat("c1"));
        world.runFor(1_000);
        assertThat(again.happened()).as("answered as the first time (S7)").containsExactly("c1", "c1");
    }

    @Test
    void theSessionWaitsForWhatWasTakenAlsoWhenEverybodyHasLeft() {
        ana.here();
        store.fault = Fault.FAILS;
        ana.give(new RaiseHand("c1", null));
        world.runFor(1_000);
        session.leave(ana);
        world.runFor(60_000);
        assertThat(empty).isFalse();
        store.fault = Fault.NONE;
        world.runFor(10_000);
        assertThat(logged()).containsExactly("c1");
        assertThat(empty).isTrue();
    }

    @Test
    void whatIsTakenIsBounded() {
        List<Screen> people = IntStream.range(0, 60)
                .mapToObj(i -> new Screen("p" + i, Role.PRACTITIONER).here())
                .toList();
        store.fault = Fault.FAILS;
        people.get(0).give(chat("first"));
        world.runFor(1_000);
        for (int i = 0; i < Held.MOST + 10; i++) {
            people.get(i % 60).give(chat("c" + i));
        }
        long held = people.stream().mapToLong(each -> each.held().size()).sum();
        long refused = people.stream().mapToLong(each -> each.refused().size()).sum();
        assertThat(held).isEqualTo(Held.MOST);
        assertThat(refused).isEqualTo(11);
    }

    /** What comes while the log is away, and what comes in the moment of its return, in the order in which each gave it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheStoreDoesEachOrderHappensOnceAndInOrder(long seed) {
        Random random = new Random(seed);
        ana.here();
        lea.here();
        int given = 0;
        for (int step = 0; step < 120; step++) {
            if (random.nextInt(6) == 0) {
                store.fault = Fault.values()[random.nextInt(4)];
            }
            if (random.nextInt(3) > 0) {
                ana.give(chat("c" + given++));
            }
            world.runFor(2_000L + random.nextInt(3_000));
        }
        store.fault = Fault.NONE;
        world.runFor(60_000);
        assertThat(ana.refused()).isEmpty();
        List<String> all = IntStream.range(0, given).mapToObj(i -> "c" + i).toList();
        assertThat(logged()).containsExactlyElementsOf(all);
        assertThat(lea.happened()).containsExactlyElementsOf(all);
    }

    private static IntStream seeds() {
        return IntStream.rangeClosed(1, 40);
    }
}
