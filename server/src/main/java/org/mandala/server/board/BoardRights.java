package org.mandala.server.board;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Standing;
import org.mandala.server.identity.Standings;

/** Who may do what on a board, by whose it is and with whom it is shared. Rules B2 to B5 and B14. */
final class BoardRights {
    private final BoardStore boards;
    private final Standings standings;

    BoardRights(BoardStore boards, Standings standings) {
        this.boards = boards;
        this.standings = standings;
    }

    /** Nothing for whom the board does not concern, and for everybody once it is deleted. */
    Future<Optional<BoardRight>> of(String person, Board board) {
        return byCircles(person, board)
                .compose(right -> right.filter(held -> held == BoardRight.WRITE).isEmpty()
                        ? Future.succeededFuture(right)
                        : boards.lookers(board.id())
                                .map(lookers -> lookers.contains(person) ? Optional.of(BoardRight.READ) : right));
    }

    private Future<Optional<BoardRight>> byCircles(String person, Board board) {
        return standings.standing(person, place(board.owner())).compose(found -> {
            Standing standing = found.orElse(Standing.stranger());
            Optional<BoardRight> own = right(board.owner(), standing);
            return own.isPresent() && own.get() == BoardRight.KEEP
                    ? Future.succeededFuture(own)
                    : shared(person, board).map(shared -> strongest(own, shared));
        });
    }

    private static Optional<BoardRight> right(Owner owner, Standing standing) {
        boolean session = owner.kind() == Owner.Kind.SESSION || owner.kind() == Owner.Kind.GROUP;
        if (standing.may(session ? Action.FRAME_BOARD : Action.KEEP_OWNED_BOARD)) {
            return Optional.of(BoardRight.KEEP);
        }
        if (standing.may(session ? Action.WRITE_BOARD : Action.WRITE_OWNED_BOARD)) {
            return Optional.of(BoardRight.WRITE);
        }
        return standing.may(session ? Action.READ_BOARD : Action.READ_OWNED_BOARD)
                ? Optional.of(BoardRight.READ)
                : Optional.empty();
    }

    private Future<Optional<BoardRight>> shared(String person, Board board) {
        return boards.shares(board.id())
                .compose(shares -> Future.all(shares.stream()
                                .map(share -> byShare(person, share))
                                .toList())
                        .map(all -> all.<Optional<BoardRight>>list().stream()
                                .reduce(Optional.empty(), BoardRights::strongest)));
    }

    private Future<Optional<BoardRight>> byShare(String person, Share share) {
        BoardRight right = share.access() == Access.READ ? BoardRight.READ : BoardRight.WRITE;
        return standings
                .standing(person, place(share.with()))
                .map(found -> found.filter(standing -> belongs(share.with(), standing))
                        .map(standing -> right));
    }

    static boolean belongs(Owner circle, Standing standing) {
        return switch (circle.kind()) {
            case PERSON -> standing.own();
            case TEAM -> standing.may(Action.BELONG_TO_TEAM);
            case SITE -> standing.may(Action.BELONG_TO_SITE);
            case COHORT, SESSION, GROUP -> standing.may(Action.BELONG_TO_COHORT);
        };
    }

    private static Optional<BoardRight> strongest(Optional<BoardRight> a, Optional<BoardRight> b) {
        return List.of(a, b).stream().flatMap(Optional::stream).max(Enum::compareTo);
    }

    static Place place(Owner owner) {
        return switch (owner.kind()) {
            case SESSION, GROUP -> Place.session(owner.id());
            case PERSON -> Place.person(owner.id());
            case TEAM -> Place.team(owner.id());
            case SITE -> Place.site(owner.id());
            case COHORT -> Place.cohort(owner.id());
        };
    }
}
