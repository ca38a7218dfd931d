package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.StageOrder;

/**
 * Whole sessions from a seed: two nodes race on one log, or three with a Redis between them that misbehaves; lines break and come back at another node, orders
 * are given again after lost answers. Rules S6, S7, L1 to L7, L20, N10 and N11.
 */
class SessionSimulationTest {
    private static final int PEOPLE = 9;
    private static final int STEPS = 400;
    private static final int SEEDS = Integer.getInteger("seeds", 300);

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    /** How a session went. */
    record Outcome(SimWorld world, List<LiveSession> nodes, List<SimPerson> people) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void everybodyIsInOnePlaceNoHandIsLostAndAllFoldsAreEqual(long seed) {
        Outcome outcome = play(seed);
        assertThat(outcome.world().log()).as("seed %d does something", seed).hasSizeGreaterThan(50);
        SessionPromises.hold(outcome);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soItIsAtThreeNodesWhateverRedisLosesDoublesOrTellsOutOfOrder(long seed) {
        SimWorld world = new SimWorld(seed);
        SimNeighbours between = new SimNeighbours(world);
        List<SimServing> nodes = IntStream.range(0, 3)
                .mapToObj(i -> {
                    Neighbours neighbours = between.next();
                    return new SimServing(
                            world, onEmpty -> SimSession.make(world, seed + 1_000L * i, neighbours, onEmpty));
                })
                .toList();
        Outcome outcome = play(world, nodes, node -> between.trouble(), between::heal);
        assertThat(outcome.world().log()).as("seed %d does something", seed).hasSizeGreaterThan(50);
        SessionPromises.hold(outcome);
    }

    /** Two nodes that hear nothing of one another, and now and then read the log. */
    static Outcome play(long seed) {
        SimWorld world = new SimWorld(seed);
        List<SimServing> nodes = IntStream.range(0, 2)
                .mapToObj(i -> new SimServing(
                        world, onEmpty -> SimSession.make(world, seed + 1_000L * i, Neighbours.NONE, () -> {})))
                .toList();
        Consumer<LiveSession> readOn = node -> {
            if (world.random.nextInt(4) == 0) {
                node.catchUp();
            }
        };
        return play(
                world, nodes, readOn, () -> nodes.forEach(node -> node.session().catchUp()));
    }

    private static Outcome play(
            SimWorld world, List<SimServing> nodes, Consumer<LiveSession> afterStep, Runnable whenSettling) {
        world.runFor(200);
        List<SimPerson> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new SimPerson("p" + i, i < 2 ? Role.FACILITATOR : Role.PRACTITIONER, world))
                .toList();
        RandomOrders orders = new RandomOrders(
                world.random, people.stream().map(SimPerson::id).toList());
        for (int step = 0; step < STEPS; step++) {
            afterStep.accept(act(world, nodes, people, orders, step));
            world.runFor(world.random.nextInt(2_000));
            nodes.forEach(node -> SessionPromises.everybodyIsInOnePlace(node.session()));
        }
        settle(world, nodes, people, whenSettling);
        return new Outcome(world, nodes.stream().map(SimServing::session).toList(), people);
    }

    private static LiveSession act(
            SimWorld world, List<SimServing> nodes, List<SimPerson> people, RandomOrders orders, int step) {
        Random random = world.random;
        SimPerson person = people.get(random.nextInt(random.nextBoolean() ? 2 : people.size()));
        LiveSession node = nodes.get(random.nextInt(nodes.size())).session();
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
        return node;
    }

    /** The lines hold, everything is given again, all nodes read on. */
    private static void settle(SimWorld world, List<SimServing> nodes, List<SimPerson> people, Runnable whenSettling) {
        for (int i = 0; i < 4; i++) {
            if (people.get(0).isHere()) {
                people.get(0).give(new StageOrder.SetDoors("doors" + i, false));
            }
            people.stream()
                    .filter(person -> !person.isHere())
                    .forEach(person -> person.come(nodes.get(0).session()));
            people.forEach(SimPerson::giveAgain);
            world.runFor(20_000);
            whenSettling.run();
            world.runFor(5_000);
        }
    }

    /** For the golden logs. */
    static List<LoggedEvent> logOf(long seed) {
        return new ArrayList<>(play(seed).world().log());
    }
}
