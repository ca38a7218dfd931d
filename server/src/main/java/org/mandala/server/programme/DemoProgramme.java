package org.mandala.server.programme;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.protocol.Role;

/** Fills an empty Mandala with an invented cohort, and keeps two links into its next session. */
public final class DemoProgramme {
    /** The demo's links are renewed at each start that finds them expired. */
    private static final int LINK_DAYS = 90;

    private final Programme programme;
    private final Invites invites;
    private final SigningKey key;
    private final InstantSource clock;

    public DemoProgramme(Programme programme, Invites invites, SigningKey key, InstantSource clock) {
        this.programme = programme;
        this.invites = invites;
        this.key = key;
        this.clock = clock;
    }

    /** Loads the demo if there is no programme; empty, and no link is made, if there is one that is not the demo. */
    public Future<Optional<DemoLinks>> load() {
        DemoFile file = DemoFile.read();
        return programme
                .load(DemoContents.of(file, clock.instant()))
                .compose(ignored -> programme.nextSession(clock.millis()))
                .compose(next -> next.filter(
                                session -> session.cohort().equals(file.cohort().id()))
                        .map(this::links)
                        .orElse(Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<DemoLinks>> links(Session next) {
        DemoLinks links = new DemoLinks(key.sign("demo invite facilitator"), key.sign("demo invite participant"));
        return invites.ensure(links.facilitatorToken(), next.id(), Role.FACILITATOR, LINK_DAYS)
                .compose(ignored -> invites.ensure(links.participantToken(), next.id(), Role.PRACTITIONER, LINK_DAYS))
                .map(ignored -> Optional.of(links));
    }
}
