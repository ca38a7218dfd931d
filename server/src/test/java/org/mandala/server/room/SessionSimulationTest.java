package org.mandala.server.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Met;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.HereNow;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.protocol.StageOrder;

/**
 * Whole sessions from a seed: two nodes race on one log, lines break and come back at the other node, orders are given again after
 * lost answers. Rules S6, S7, L1 to L7, L20.
 */
class SessionSimulationTest {
    private static final int PEOPLE = 9;
    private static final int STEPS = 400;
    private static final int SEEDS = Integer.getInteger("seeds", 40);

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    /** How a session went. */
    record Outcome(SimWorld world, List<LiveSession> nodes, List<SimPerson> people) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void everybodyIsInOnePlaceNoHandIsLostAndAllFoldsAreEqual(long seed) {
        Outcome outcome = play(seed);
        List<LoggedEvent> log = outcome.world().log();
        assertThat(log).as("seed %d does something", seed).hasSizeGreaterThan(50);
        handsAreThoseOfTheLog(log, outcome);
        ordersHappenedOnce(log, outcome);
        foldsAreEqual(log, outcome);
        everybodyHeardWhatTheyMay(log, outcome);
    }

    static Outcome play(long seed) {
        SimWorld world = new SimWorld(seed);
        List<LiveSession> nodes = List.of(node(world, seed), node(world, seed + 1_000));
        world.runFor(200);
        List<SimPerson> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new SimPerson("p" + i, i < 2 ? Role.FACILITATOR : Role.PRACTITIONER, world))
                .toList();
        RandomOrders orders = new RandomOrders(
                world.random, people.stream().map(SimPerson::id).toList());
        for (int step = 0; step < STEPS; step++) {
            act(world, nodes, people, orders, step);
            world.runFor(world.random.nextInt(2_000));
            nodes.forEach(SessionSimulationTest::everybodyIsInOnePlace);
        }
        settle(world, nodes, people);
        return new Outcome(world, nodes, people);
    }

    private static void act(
            SimWorld world, List<LiveSession> nodes, List<SimPerson> people, RandomOrders orders, int step) {
        Random random = world.random;
        SimPerson person = people.get(random.nextInt(random.nextBoolean() ? 2 : people.size()));
        LiveSession node = nodes.get(random.nextInt(nodes.size()));
        if (!person.isHere()) {
            person.come(node);
        } else if (random.nextInt(12) == 0) {
            person.drop();
        } else if (random.nextInt(6) == 0) {
            person.giveAgain();
        } else {
            String grouping = world.log().stream()
                    .filter(event -> event.body() instanceof RoomEvent.GroupsOpened)
                    .reduce((a, b) -> b)
                    .map(event ->
                            ((RoomEvent.GroupsOpened) event.body()).grouping().id())
                    .orElse(null);
            person.give(orders.next("c" + step, grouping));
        }
        if (random.nextInt(4) == 0) {
            node.catchUp();
        }
    }

    /** The lines hold, everything is given again, both nodes read on. */
    private static void settle(SimWorld world, List<LiveSession> nodes, List<SimPerson> people) {
        for (int i = 0; i < 4; i++) {
            if (people.get(0).isHere()) {
                people.get(0).give(new StageOrder.SetDoors("doors" + i, false));
            }
            people.stream().filter(person -> !person.isHere()).forEach(person -> person.come(nodes.get(0)));
            people.forEach(SimPerson::giveAgain);
            world.runFor(20_000);
            nodes.forEach(LiveSession::catchUp);
            world.runFor(5_000);
        }
    }

    private static LiveSession node(SimWorld world, long seed) {
        Runs runs = new Runs(new Practices(null, new Templates(null)), new Random(seed));
        Around around = new Around() {
            @Override
            public Future<Lore> lore(String session) {
                List<AgendaLine> plan = List.of(line("l1"), line("l2"), line("l3"));
                return Future.succeededFuture(new Lore("s", plan, Map.of(), teams(), Map.of(), Map.of(), Met.NOBODY));
            }

            @Override
            public Future<Void> makeBoard(String session, String board, String title, String template) {
                return Future.succeededFuture();
            }

            @Override
            public Future<Void> ended(String session) {
                return Future.succeededFuture();
            }

            @Override
            public boolean knowsTemplate(String template) {
                return true;
            }
        };
        LiveSession session = new LiveSession(
                "s",
                world.store(),
                runs,
                around,
                new Rules(runs, around, new Random(seed)),
                world.clock(),
                world.home(),
                Neighbours.NONE,
                new HereNow(),
                () -> {});
        session.open();
        return session;
    }

    private static AgendaLine line(String id) {
        return new AgendaLine(id, "talk", "Talk " + id, 600, 600, "room", null, null, null, false, null, null);
    }

    private static List<Lore.Team> teams() {
        return List.of(
                new Lore.Team("t1", "North", true, null, List.of("p1", "p2", "p3")),
                new Lore.Team("t2", "South", true, null, List.of("p4", "p5")),
                new Lore.Team("t3", "River", false, "b3", List.of("p2", "p6", "p7")));
    }

    private static void everybodyIsInOnePlace(LiveSession node) {
        RoomFold room = node.room();
        Grouping grouping = room.groups().last().orElse(null);
        if (grouping != null) {
            List<String> members = grouping.groups().stream()
                    .flatMap(group -> group.members().stream())
                    .toList();
            assertThat(members).as("nobody is in two groups (L20)").doesNotHaveDuplicates();
            for (String person : members) {
                String where = room.groups().where(person, node.nowMs());
                assertThat(where.equals("room") || Placing.find(grouping, where).isPresent())
                        .as("%s is in the room or in a group, not in %s (L20)", person, where)
                        .isTrue();
            }
        }
    }

    /** Worked out from the log alone, without the fold. */
    private static void handsAreThoseOfTheLog(List<LoggedEvent> log, Outcome outcome) {
        for (SimPerson person : outcome.people()) {
            boolean up = false;
            for (LoggedEvent event : log) {
                if (event.body() instanceof RoomEvent.HandRaised raised
                        && raised.person().equals(person.id())) {
                    up = true;
                } else if (event.body() instanceof RoomEvent.HandsLowered
                        || (event.body() instanceof RoomEvent.HandLowered lowered
                                && lowered.person().equals(person.id()))
                        || (event.body() instanceof RoomEvent.WordGiven word
                                && word.person().equals(person.id()))) {
                    up = false;
                }
            }
            for (LiveSession node : outcome.nodes()) {
                assertThat(node.room().people().hand(person.id()).isPresent())
                        .as("the hand of %s", person.id())
                        .isEqualTo(up);
            }
        }
    }

    private static void ordersHappenedOnce(List<LoggedEvent> log, Outcome outcome) {
        Map<String, Long> times = log.stream()
                .filter(event -> event.command() != null)
                .collect(Collectors.groupingBy(event -> String.valueOf(event.command()), Collectors.counting()));
        assertThat(times.values()).as("an order happens once (S7)").containsOnly(1L);
        for (SimPerson person : outcome.people()) {
            assertThat(times.keySet())
                    .as("what was refused did not happen (S8)")
                    .doesNotContainAnyElementsOf(person.refused);
        }
        assertThat(log.stream().map(LoggedEvent::seq).toList())
                .isEqualTo(IntStream.rangeClosed(1, log.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private static void foldsAreEqual(List<LoggedEvent> log, Outcome outcome) {
        RoomFold fresh = new RoomFold();
        log.stream()
                .map(event -> Json.read(Json.write(event), LoggedEvent.class))
                .forEach(fresh::apply);
        String expected = json(fresh, "p0");
        for (LiveSession node : outcome.nodes()) {
            assertThat(json(node.room(), "p0"))
                    .as("every node folds the same (L1)")
                    .isEqualTo(expected);
        }
    }

    private static void everybodyHeardWhatTheyMay(List<LoggedEvent> log, Outcome outcome) {
        for (SimPerson person : outcome.people()) {
            for (ServerMessage.Event heard : person.heard) {
                LoggedEvent event = log.get((int) heard.seq() - 1);
                boolean hidden = heard.body() instanceof RoomEvent.Withheld;
                assertThat(hidden || heard.body().equals(event.body())).isTrue();
                assertThat(hidden && person.leads() && !(event.body() instanceof RoomEvent.ChatSaid))
                        .as("nothing but a group's chat is kept from those who lead (L3)")
                        .isFalse();
                assertThat(!hidden && !person.leads() && event.body() instanceof RoomEvent.NotesSet)
                        .as("notes are for those who lead (L3)")
                        .isFalse();
            }
        }
    }

    private static String json(RoomFold fold, String person) {
        return new String(Json.write(fold.view(person, true)), UTF_8);
    }

    /** For the golden logs. */
    static List<LoggedEvent> logOf(long seed) {
        return new ArrayList<>(play(seed).world().log());
    }
}
