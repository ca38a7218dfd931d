package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Met;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.HereNow;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.AgendaLine;

/** A session as one node serves it in a simulated world. */
final class SimSession {
    /** @param onEmpty nobody is there any more: the node has let it go */
    static LiveSession make(SimWorld world, long seed, Neighbours neighbours, Runnable onEmpty) {
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
        return new LiveSession(
                "s",
                world.store(),
                runs,
                around,
                new Rules(runs, around, new Random(seed)),
                world.clock(),
                world.home(),
                neighbours,
                new HereNow(),
                onEmpty);
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

    private SimSession() {}
}
