package org.mandala.server;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.mandala.server.board.Board;
import org.mandala.server.gateway.HarvestShelf;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.GroupLine;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.HarvestView;
import org.mandala.server.protocol.HarvestView.HarvestBoard;
import org.mandala.server.protocol.HarvestView.HarvestChat;
import org.mandala.server.protocol.HarvestView.HarvestGroups;
import org.mandala.server.protocol.HarvestView.HarvestSite;
import org.mandala.server.room.Harvest;
import org.mandala.server.store.Store;

/** Puts together what a session and its twins brought. */
final class Harvests implements HarvestShelf {
    /** Whose name is not known any more. */
    private static final String ERASED = "…";

    private final Store store;
    private final BoardPasts pasts;

    Harvests(Store store, BoardPasts pasts) {
        this.store = store;
        this.pasts = pasts;
    }

    @Override
    public Future<HarvestView> of(String id) {
        return store.programme()
                .session(id)
                .map(Optional::orElseThrow)
                .compose(session -> store.calendar()
                        .sessions(session.cohort())
                        .map(all -> all.stream()
                                .filter(each -> each.first().equals(session.first()))
                                .filter(each -> !each.cancelled() || each.id().equals(id))
                                .toList()))
                .compose(this::read);
    }

    private Future<HarvestView> read(List<Session> twins) {
        List<Future<Harvest>> logs = twins.stream()
                .map(session -> store.rooms().read(session.id(), 0).map(Harvest::new))
                .toList();
        return Future.all(
                        Future.all(logs),
                        store.register().state(),
                        store.boards().ofSession(twins.get(0).first()))
                .compose(all -> {
                    List<Harvest> harvests = logs.stream().map(Future::result).toList();
                    return boards(all.<Optional<Board>>resultAt(2), harvests)
                            .map(boards -> view(twins, harvests, all.resultAt(1), boards));
                });
    }

    private Future<List<HarvestBoard>> boards(Optional<Board> own, List<Harvest> harvests) {
        Map<String, String> titles = new LinkedHashMap<>();
        own.ifPresent(board -> titles.put(board.id(), board.title()));
        harvests.forEach(harvest -> harvest.boards().forEach(titles::putIfAbsent));
        List<Future<HarvestBoard>> found = new ArrayList<>();
        titles.forEach((id, title) -> found.add(pasts.of(id, title)));
        return Future.all(found).map(all -> all.<HarvestBoard>list());
    }

    private static HarvestView view(
            List<Session> twins, List<Harvest> harvests, Register.State state, List<HarvestBoard> boards) {
        List<HarvestView.HarvestPart> parts = new ArrayList<>();
        for (int i = 0; i < twins.size(); i++) {
            parts.add(part(twins.get(i), harvests.get(i), state));
        }
        return new HarvestView(twins.get(0).title(), twins.get(0).cohort(), parts, boards);
    }

    private static HarvestView.HarvestPart part(Session session, Harvest harvest, Register.State state) {
        return new HarvestView.HarvestPart(
                session.id(),
                session.start(),
                session.zone(),
                harvest.beganAt().orElse(null),
                harvest.endedAt().orElse(null),
                harvest.agenda().map(Agenda::lines).orElse(List.of()),
                sites(harvest, state),
                groups(harvest),
                chat(harvest, state));
    }

    private static List<HarvestSite> sites(Harvest harvest, Register.State state) {
        Map<String, List<String>> bySite = new TreeMap<>();
        Map<String, String> names = names(harvest, state);
        harvest.people()
                .forEach(came -> bySite.computeIfAbsent(
                                state.site(came.site()).map(Site::name).orElse(came.site()), none -> new ArrayList<>())
                        .add(names.getOrDefault(came.person(), ERASED)));
        return bySite.entrySet().stream()
                .map(each -> new HarvestSite(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<HarvestGroups> groups(Harvest harvest) {
        List<HarvestGroups> found = new ArrayList<>();
        for (Grouping grouping : harvest.groupings()) {
            List<GroupLine> lines = harvest.lines(grouping.id());
            if (!lines.isEmpty()) {
                found.add(new HarvestGroups(grouping.title(), lines));
            }
        }
        return found;
    }

    private static Map<String, String> names(Harvest harvest, Register.State state) {
        Map<String, String> names = new HashMap<>(harvest.names());
        for (Person person : state.persons()) {
            names.put(person.id(), Objects.requireNonNullElse(person.name(), ERASED));
        }
        return names;
    }

    private static List<HarvestChat> chat(Harvest harvest, Register.State state) {
        Map<String, String> names = names(harvest, state);
        return harvest.chat().stream()
                .map(line -> new HarvestChat(line.at(), names.getOrDefault(line.person(), ERASED), line.text()))
                .toList();
    }
}
