package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.mandala.server.board.Circles;
import org.mandala.server.board.Owner;

final class SqlCircles implements Circles {
    private final Readers readers;
    private final InstantSource clock;

    SqlCircles(Readers readers, InstantSource clock) {
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public Future<List<Circle>> of(String person) {
        long now = clock.millis();
        return readers.read(db -> db.list(
                """
                SELECT DISTINCT m.kind AS kind, m.of_id AS id, COALESCE(t.name, s.name, c.title) AS name
                FROM membership m
                LEFT JOIN team t ON m.kind = 'TEAM' AND t.id = m.of_id
                LEFT JOIN site s ON m.kind = 'SITE' AND s.id = m.of_id
                LEFT JOIN cohort c ON m.kind = 'COHORT' AND c.id = m.of_id
                WHERE m.person = ? AND m.kind IN ('TEAM', 'SITE', 'COHORT') AND m.role <> 'GUEST'
                  AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to > ?)
                  AND COALESCE(t.name, s.name, c.title) IS NOT NULL
                ORDER BY kind, name""",
                row -> new Circle(
                        Owner.Kind.valueOf(row.getString("kind")), row.getString("id"), row.getString("name")),
                person,
                now,
                now));
    }
}
