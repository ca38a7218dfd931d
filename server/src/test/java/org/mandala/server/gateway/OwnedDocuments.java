package org.mandala.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.Standing;
import org.mandala.server.protocol.Role;

/** The documents of one board of each kind of owner, and everybody in every relation to them. */
final class OwnedDocuments implements AutoCloseable {
    static final String PUPIL = RightsHouse.idOf(Relation.COHORT, Role.PRACTITIONER);
    private static final String LEADER = RightsHouse.idOf(Relation.COHORT, Role.HOST);

    private final List<Document> documents = new ArrayList<>();
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final RightsHouse house;
    private final String sessionBoard;

    /** A document, how everybody stands to its board, and what one must be allowed to read and to write it. */
    record Document(String id, Map<String, Standing> standings, Action read, List<Action> write) {
        @Nullable Access access(String person) {
            Standing standing = Objects.requireNonNull(standings.get(person));
            return write.stream().anyMatch(standing::may) ? Access.WRITE : standing.may(read) ? Access.READ : null;
        }

        List<String> who(@Nullable Access access) {
            return standings.keySet().stream()
                    .filter(person -> access(person) == access)
                    .toList();
        }
    }

    OwnedDocuments(Path data) {
        house = new RightsHouse(data);
        JsonNode board = visitor(LEADER)
                .get("/sessions/" + RightsHouse.SESSION)
                .status(200)
                .json()
                .get("board");
        sessionBoard = board.get("id").asText();
        add(board, house.standings(), Action.READ_BOARD, Action.WRITE_BOARD, Action.FRAME_BOARD);
        addOwned(
                RightsHouse.idOf(Relation.TEAM, Role.PRACTITIONER),
                "TEAM",
                RightsHouse.TEAM,
                house.standings(Relation.PROGRAMME, Relation.COHORT, Relation.TEAM));
        addOwned(
                RightsHouse.idOf(Relation.SITE, Role.HOST),
                "SITE",
                RightsHouse.SITE,
                house.standings(Relation.PROGRAMME, Relation.SITE));
        addOwned(LEADER, "COHORT", RightsHouse.COHORT, house.standings(Relation.PROGRAMME, Relation.COHORT));
        Map<String, Standing> owner = house.standings(Relation.PROGRAMME);
        owner.replaceAll((person, standing) -> Standing.stranger().asOwn(person.equals(PUPIL)));
        addOwned(PUPIL, "PERSON", "", owner);
    }

    private void addOwned(String maker, String kind, String owner, Map<String, Standing> standings) {
        Visitor visitor = visitor(maker);
        String id = visitor.post(
                        "/boards",
                        "{\"title\":\"One\",\"template\":\"loop-map\",\"ownerKind\":\"" + kind + "\",\"owner\":\""
                                + owner + "\"}")
                .body("id");
        add(
                visitor.get("/boards/" + id).json().get("board"),
                standings,
                Action.READ_OWNED_BOARD,
                Action.WRITE_OWNED_BOARD,
                Action.KEEP_OWNED_BOARD);
    }

    private void add(JsonNode board, Map<String, Standing> standings, Action read, Action write, Action keep) {
        documents.add(new Document(board.get("content").asText(), standings, read, List.of(write, keep)));
        documents.add(new Document(board.get("frame").asText(), standings, read, List.of(keep)));
    }

    List<Document> documents() {
        return documents;
    }

    /** The id of the session's board. */
    String sessionBoard() {
        return sessionBoard;
    }

    Map<String, Standing> standings() {
        return house.standings();
    }

    String url() {
        return house.house().url();
    }

    Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, house::visitor);
    }

    @Override
    public void close() {
        house.close();
    }
}
