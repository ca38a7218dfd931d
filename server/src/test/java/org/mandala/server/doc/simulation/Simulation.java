package org.mandala.server.doc.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mandala.crdt.Doc;
import org.mandala.crdt.Snapshot;

/**
 * One run of the doc service from one seed: the real service and the real engine as clients, under virtual time, on a net and a disk that
 * misbehave. While it runs: what is said to be saved is stored, nobody who is gone is told to be here. When all is well again: everybody has
 * the same, everything is saved, and everybody sees exactly who is here.
 */
final class Simulation {
    private static final int STEP_MS = 200;
    private static final long HEALED_WITHIN_MS = 60_000;

    private final Random random;
    private final VirtualTime time;
    private final SimHouse house;
    private final List<SimClient> clients = new ArrayList<>();

    /** @param nodes how many servers there are, with a Redis between them that loses, doubles and reorders what they say */
    Simulation(long seed, int nodes) {
        random = new Random(seed);
        time = new VirtualTime(random);
        house = new SimHouse(time, random, nodes);
    }

    /** Runs it all; throws AssertionError where a promise is broken. The result is equal for equal seeds. */
    int run() {
        int people = 2 + random.nextInt(4);
        for (int i = 0; i < people; i++) {
            clients.add(new SimClient(time, random, house, "person " + i));
        }
        int steps = 100 + random.nextInt(300);
        int trouble = random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            people();
            for (int j = 0; j < trouble; j++) {
                trouble();
                troubleBetween();
            }
            time.runUntil(time.nowMs() + STEP_MS);
        }
        heal();
        checkAll();
        return house.store().rows() * 31 + clients.get(0).content().hashCode();
    }

    private void people() {
        SimClient client = any();
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> client.edit();
            case 5 -> burst(client);
            case 6 -> client.announce();
            case 7 -> client.repeat();
            default -> {}
        }
    }

    private static void burst(SimClient client) {
        for (int i = 0; i < 20; i++) {
            client.edit();
        }
    }

    private void trouble() {
        SimClient client = any();
        switch (random.nextInt(60)) {
            case 0 -> client.loseLine();
            case 1 -> client.close();
            case 2, 3, 4 -> client.reopen();
            case 5 -> client.stall(true);
            case 6, 7 -> client.stall(false);
            case 8 -> house.store().failing(true);
            case 9, 10 -> house.store().failing(false);
            case 11 -> house.store().hanging(true);
            case 12, 13 -> house.store().hanging(false);
            case 14 -> crash(house.any());
            case 15, 16 -> start();
            default -> {}
        }
    }

    private void troubleBetween() {
        if (house.isOne()) {
            return;
        }
        switch (random.nextInt(40)) {
            case 0 -> house.lines().losing(random.nextDouble() * 0.8, random.nextDouble() * 0.3);
            case 1 -> house.lines().losing(0, 0);
            case 2 -> house.any().line().cut();
            case 3, 4 -> house.servers().forEach(server -> server.line().heal());
            default -> {}
        }
    }

    private static void crash(SimServer server) {
        if (server.isUp()) {
            server.crash();
        }
    }

    private void start() {
        house.servers().stream().filter(server -> !server.isUp()).forEach(SimServer::start);
    }

    private void heal() {
        start();
        house.lines().losing(0, 0);
        house.servers().forEach(server -> server.line().heal());
        house.store().failing(false);
        house.store().hanging(false);
        clients.forEach(client -> client.stall(false));
        clients.forEach(SimClient::reopen);
        time.runUntil(time.nowMs() + HEALED_WITHIN_MS);
    }

    private void checkAll() {
        Doc stored = house.store().loaded();
        Set<Long> here = new HashSet<>();
        clients.forEach(client -> here.add(client.doc().clientId()));
        for (SimClient client : clients) {
            check(client.isConnected(), "connected");
            check(client.isSaved(), "everything saved");
            check(!client.doc().hasPending(), "nothing pending");
            check(new SameState(client.doc()).equals(new SameState(stored)), "the same as what is stored");
            check(client.content().equals(clients.get(0).content()), "the same content");
            check(client.present().equals(here), "exactly those who are here: " + client.present() + " not " + here);
        }
    }

    /** State vector and deletions. */
    private record SameState(Snapshot snapshot) {
        SameState(Doc doc) {
            this(doc.snapshot());
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("a minute after all was well again, not so: " + what);
        }
    }

    private SimClient any() {
        return clients.get(random.nextInt(clients.size()));
    }
}
