package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mandala.server.board.Circles;
import org.mandala.server.board.Owner;
import org.mandala.server.programme.Membership;
import org.mandala.server.protocol.Role;

final class MemoryCircles implements Circles {
    private final Turns turns;
    private final Registry registry;
    private final InstantSource clock;

    MemoryCircles(Turns turns, Registry registry, InstantSource clock) {
        this.turns = turns;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Future<List<Circle>> of(String person) {
        return turns.ask(() -> registry.memberships.stream()
                .filter(it -> it.person().equals(person) && it.role() != Role.GUEST && counts(it))
                .flatMap(it -> circle(it).stream())
                .distinct()
                .sorted(Comparator.comparing((Circle circle) -> circle.kind().name())
                        .thenComparing(Circle::name))
                .toList());
    }

    private boolean counts(Membership membership) {
        long now = clock.millis();
        Long to = membership.to();
        return membership.from() <= now && (to == null || to > now);
    }

    private Optional<Circle> circle(Membership membership) {
        String id = membership.of();
        return switch (membership.kind()) {
            case TEAM ->
                Optional.ofNullable(registry.teams.get(id)).map(it -> new Circle(Owner.Kind.TEAM, id, it.name()));
            case SITE ->
                Optional.ofNullable(registry.sites.get(id)).map(it -> new Circle(Owner.Kind.SITE, id, it.name()));
            case COHORT ->
                Optional.ofNullable(registry.cohorts.get(id)).map(it -> new Circle(Owner.Kind.COHORT, id, it.title()));
            default -> Optional.empty();
        };
    }
}
