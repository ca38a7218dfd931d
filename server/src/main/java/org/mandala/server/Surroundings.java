package org.mandala.server;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandala.server.board.Board;
import org.mandala.server.board.Boards;
import org.mandala.server.board.Owner;
import org.mandala.server.board.Templates;
import org.mandala.server.identity.Person;
import org.mandala.server.practice.Met;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.GroupPlan;
import org.mandala.server.room.Around;
import org.mandala.server.room.Harvest;
import org.mandala.server.room.Lore;
import org.mandala.server.store.Store;

/** What a live session needs of the programme and the boards around it. */
final class Surroundings implements Around {
    private final Store store;
    private final Boards boards;
    private final Templates templates;
    private final BoardPasts pasts;
    private final InstantSource time;

    Surroundings(Store store, Boards boards, Templates templates, BoardPasts pasts, InstantSource time) {
        this.store = store;
        this.boards = boards;
        this.templates = templates;
        this.pasts = pasts;
        this.time = time;
    }

    @Override
    public Future<Lore> lore(String session) {
        return store.programme()
                .session(session)
                .compose(found -> found.map(this::lore).orElseGet(() -> Future.failedFuture("no such session")));
    }

    @Override
    public Future<Void> makeBoard(String session, String board, String title, String template) {
        return boards.ofGroup(board, session, title, template);
    }

    @Override
    public Future<Void> ended(String session) {
        return store.programme()
                .session(session)
                .map(Optional::orElseThrow)
                .compose(found -> Future.all(
                                store.boards().ofSession(found.first()),
                                store.rooms().read(session, 0).map(Harvest::new))
                        .compose(both -> pasts.keep(
                                found.title(),
                                both.<Optional<Board>>resultAt(0).map(Board::id),
                                both.<Harvest>resultAt(1).boards().keySet())));
    }

    @Override
    public boolean knowsTemplate(String template) {
        return templates.latest(template).isPresent();
    }

    private Future<Lore> lore(Session session) {
        Future<List<List<String>>> groups = store.calendar()
                .sessions(session.cohort())
                .compose(all ->
                        store.rooms().groups(all.stream().map(Session::id).toList()));
        return Future.all(store.register().state(), groups)
                .compose(both -> teams(session.cohort(), both.resultAt(0))
                        .map(teams -> new Lore(
                                session.first(),
                                session.agenda().stream()
                                        .map(Surroundings::line)
                                        .toList(),
                                groups(session.agenda()),
                                teams,
                                siteNames(both.<Register.State>resultAt(0).sites()),
                                names(both.<Register.State>resultAt(0), session.cohort()),
                                Met.of(both.resultAt(1)))));
    }

    private static Map<String, List<GroupPlan>> groups(List<AgendaItem> agenda) {
        return agenda.stream()
                .filter(item -> item.groups() != null)
                .collect(Collectors.toMap(AgendaItem::id, item -> Objects.requireNonNull(item.groups())));
    }

    private static Map<String, String> siteNames(List<Site> sites) {
        return sites.stream().collect(Collectors.toMap(Site::id, Site::name));
    }

    /** Of everybody who was ever of the cohort, so that what they said keeps its name. */
    private static Map<String, String> names(Register.State state, String cohort) {
        Set<String> members = state.memberships().stream()
                .filter(it -> it.kind() == Membership.Kind.COHORT && it.of().equals(cohort))
                .map(Membership::person)
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>();
        for (Person person : state.persons()) {
            String name = person.name();
            if (name != null && members.contains(person.id())) {
                names.put(person.id(), name);
            }
        }
        return names;
    }

    private Future<List<Lore.Team>> teams(String cohort, Register.State state) {
        List<Future<Lore.Team>> found = new ArrayList<>();
        for (Team team : state.teams()) {
            boolean counts = team.cohort().equals(cohort) && team.endedAt() == null && team.kind() != Team.Kind.FACULTY;
            if (counts) {
                found.add(boardOf(team)
                        .map(board -> new Lore.Team(
                                team.id(),
                                team.name(),
                                team.kind() == Team.Kind.HOME,
                                board.map(Board::id).orElse(null),
                                members(team, state))));
            }
        }
        return Future.all(found).map(all -> all.<Lore.Team>list());
    }

    /** The board that a team works on through the year: the youngest of its own. */
    private Future<Optional<Board>> boardOf(Team team) {
        return store.boards()
                .of(List.of(new Owner(Owner.Kind.TEAM, team.id())))
                .map(all -> all.stream()
                        .filter(board -> board.deletedAt() == null && board.archivedAt() == null)
                        .findFirst());
    }

    private List<String> members(Team team, Register.State state) {
        long now = time.millis();
        return state.memberships().stream()
                .filter(it -> it.kind() == Membership.Kind.TEAM && it.of().equals(team.id()) && it.counts(now))
                .map(Membership::person)
                .distinct()
                .toList();
    }

    private static AgendaLine line(AgendaItem item) {
        return new AgendaLine(
                item.id(),
                item.kind().word(),
                item.title(),
                item.seconds(),
                item.seconds(),
                item.grouping().word(),
                item.practice(),
                item.board(),
                item.prompt(),
                false,
                null,
                null);
    }
}
