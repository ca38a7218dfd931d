package org.mandala.server.proof;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mandala.server.TestSocket;
import org.mandala.server.home.Homes;
import org.mandala.server.link.RedisAddress;
import org.mandala.server.link.RedisLink;
import org.mandala.server.link.RedisPresence;

/** What being there costs Redis: forty people in one room, and four hundred rooms of forty. */
final class PresenceCost {
    private static final int PEOPLE = 40;
    private static final int ROOMS = 400;

    /** Rooms are looked at each 3 s, nodes beat each 1.5 s and ask whether the line is up each half second. */
    private static final long WINDOW_S = 15;

    private static final double HOUR_S = 3_600;
    private static final long WITHIN_S = 30;

    private final BenchNodes nodes;

    PresenceCost(BenchNodes nodes) {
        this.nodes = nodes;
    }

    void measure() throws Exception {
        whileTheyAreThere();
        rooms();
    }

    private void whileTheyAreThere() throws InterruptedException {
        double idle = commandsAnHour();
        List<TestSocket> sockets = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < PEOPLE; i++) {
            TestSocket socket = nodes.person(i % 2 == 0 ? nodes.north : nodes.south, "S" + i)
                    .enter("steady" + i);
            int there = socket.hearsNext("welcome").get("people").size();
            known = i == 0 ? there : known;
            sockets.add(socket);
        }
        for (; known < PEOPLE; known++) {
            sockets.get(0).hearsNext("arrived");
        }
        double perPerson = (commandsAnHour() - idle) / PEOPLE;
        Figures.most("nodes.redis.commands.nodehour", idle / 2, "commands", 30_000);
        Figures.most("nodes.redis.commands.personhour", perPerson, "commands", 500);
        sockets.forEach(socket -> socket.say("{\"type\":\"leave\"}"));
        sockets.forEach(TestSocket::lose);
    }

    private double commandsAnHour() throws InterruptedException {
        long before = nodes.redisCommands();
        long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(WINDOW_S);
        return (nodes.redisCommands() - before) * HOUR_S / ((System.nanoTime() - begun) / 1e9);
    }

    private void rooms() throws Exception {
        Vertx vertx = Vertx.vertx();
        Homes homes = Homes.open(vertx, 1).await(WITHIN_S, TimeUnit.SECONDS);
        Random random = new Random(1);
        RedisLink line = RedisLink.open(
                vertx,
                new RedisAddress(List.of(nodes.redis.address()), "standalone", "", "", ""),
                homes.of("link"),
                random);
        line.whenOpen().await(WITHIN_S, TimeUnit.SECONDS);
        rooms(new RedisPresence(line, random));
        line.close().await(WITHIN_S, TimeUnit.SECONDS);
        vertx.close().await(WITHIN_S, TimeUnit.SECONDS);
    }

    private void rooms(RedisPresence presence) throws Exception {
        double entries = (double) ROOMS * PEOPLE;
        long bytes = nodes.redisBytes();
        double cpu = nodes.redisCpuMs();
        long begun = System.nanoTime();
        for (int room = 0; room < ROOMS; room++) {
            List<Future<Void>> all = new ArrayList<>();
            for (int place = 0; place < PEOPLE; place++) {
                all.add(presence.put("r" + room, "person" + place + " tab", "x".repeat(190) + place));
            }
            Future.all(all).await(WITHIN_S, TimeUnit.SECONDS);
        }
        Figures.most("nodes.presence.put", (System.nanoTime() - begun) / 1e3 / entries, "us", 500);
        Figures.most("nodes.presence.put.cpu", (nodes.redisCpuMs() - cpu) * 1e3 / entries, "us", 100);
        Figures.most("nodes.presence.bytes", (nodes.redisBytes() - bytes) / entries, "bytes", 1_000);
        cpu = nodes.redisCpuMs();
        List<Future<?>> looks = new ArrayList<>();
        for (int room = 0; room < ROOMS; room++) {
            looks.add(presence.mark("r" + room));
        }
        Future.all(looks).await(WITHIN_S, TimeUnit.SECONDS);
        Figures.most("nodes.presence.look.cpu", (nodes.redisCpuMs() - cpu) * 1e3 / ROOMS, "us", 100);
    }
}
