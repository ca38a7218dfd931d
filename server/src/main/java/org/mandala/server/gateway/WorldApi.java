package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.identity.Person;
import org.mandala.server.presence.HereNow.Counts;
import org.mandala.server.presence.World;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Programme.RoledSession;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.WorldView;
import org.mandala.server.protocol.WorldView.SessionNow;
import org.mandala.server.protocol.WorldView.SiteNow;

/** The whole programme at a glance: which sites are awake, how many are where, and who is in one's own sessions. Rule N17. */
final class WorldApi {
    private final World world;
    private final Programme programme;

    WorldApi(World world, Programme programme) {
        this.world = world;
        this.programme = programme;
    }

    Future<Void> see(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                Future.all(world.counts(), programme.sites(), programme.sessionsOf(person.id()))
                        .compose(all -> view(all.resultAt(0), all.resultAt(1), all.resultAt(2))));
        return Future.succeededFuture();
    }

    private Future<WorldView> view(Counts counts, List<Site> sites, List<RoledSession> own) {
        Map<String, Integer> bySite = new HashMap<>();
        counts.sessions()
                .values()
                .forEach(session -> session.forEach((site, people) -> bySite.merge(site, people, Integer::sum)));
        List<SiteNow> siteNows = PeopleApi.siteViews(sites).stream()
                .map(site -> new SiteNow(site, bySite.getOrDefault(site.id(), 0)))
                .toList();
        List<Future<SessionNow>> on = own.stream()
                .map(RoledSession::session)
                .filter(session -> counts.sessions().containsKey(session.id()))
                .map(session ->
                        world.in(session.id()).map(people -> new SessionNow(session.id(), session.title(), people)))
                .toList();
        return Future.all(on)
                .map(done ->
                        new WorldView(world.isApart(), counts.sessions().size(), siteNows, done.<SessionNow>list()));
    }
}
