package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardKeeping;
import org.mandala.server.board.BoardKeeping.Held;
import org.mandala.server.board.BoardRight;
import org.mandala.server.board.Boards;
import org.mandala.server.board.Owner;
import org.mandala.server.board.Reserves.Named;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.protocol.BoardCards.AnonymousNote;
import org.mandala.server.protocol.BoardCards.ChangeBoard;
import org.mandala.server.protocol.BoardCards.ChangeLooker;
import org.mandala.server.protocol.BoardCards.ChangeReserved;
import org.mandala.server.protocol.BoardCards.ChangeShare;
import org.mandala.server.protocol.BoardCards.HolderView;
import org.mandala.server.protocol.BoardCards.NewBoard;
import org.mandala.server.protocol.BoardCards.Round;

/** Boards of people, teams and sites, and what the server does on any board. */
final class BoardsApi {
    private static final int LONGEST_ID = 120;
    private static final int LONGEST_NAME = 120;

    private final Boards boards;
    private final BoardKeeping keeping;
    private final RightsWatch watch;
    private final BoardViews views;

    BoardsApi(Boards boards, People people, RightsWatch watch) {
        this.boards = boards;
        this.views = new BoardViews(people);
        this.watch = watch;
        this.keeping = boards.keeping();
    }

    Future<Void> list(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                Future.all(keeping.of(person.id()), keeping.circlesOf(person.id()))
                        .map(both -> BoardViews.list(both.resultAt(0), both.resultAt(1), keeping.templates())));
        return Future.succeededFuture();
    }

    Future<Void> make(RoutingContext ctx, Person person) {
        NewBoard wish = Answers.body(ctx, NewBoard.class);
        Owner owner = wish.ownerKind().equals(Owner.Kind.PERSON.name())
                ? Owner.person(person.id())
                : owner(wish.ownerKind(), wish.owner());
        Answers.json(
                ctx,
                keeping.make(person.id(), wish.title(), wish.template(), owner).map(BoardViews::card));
        return Future.succeededFuture();
    }

    Future<Void> open(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                keeping.require(person.id(), id(ctx), BoardRight.READ)
                        .compose(held -> keeping.shares(held.board().id())
                                .compose(views::shares)
                                .map(shares -> BoardViews.page(held, person, shares))));
        return Future.succeededFuture();
    }

    Future<Void> change(RoutingContext ctx, Person person) {
        ChangeBoard wish = Answers.body(ctx, ChangeBoard.class);
        Answers.json(
                ctx,
                keeping.change(person.id(), id(ctx), wish.title(), wish.archived(), wish.deleted())
                        .onSuccess(this::judgeAgain)
                        .map(board -> BoardViews.card(new Held(board, BoardRight.KEEP))));
        return Future.succeededFuture();
    }

    Future<Void> share(RoutingContext ctx, Person person) {
        ChangeShare wish = Answers.body(ctx, ChangeShare.class);
        Answers.json(
                ctx,
                keeping.share(
                                person.id(),
                                id(ctx),
                                sharedWith(wish),
                                wish.access() == null ? null : access(wish.access()))
                        .compose(shares ->
                                kept(ctx, person).onSuccess(this::judgeAgain).map(shares))
                        .compose(views::shares));
        return Future.succeededFuture();
    }

    Future<Void> reserve(RoutingContext ctx, Person person) {
        ChangeReserved wish = Answers.body(ctx, ChangeReserved.class);
        List<Named> holders = wish.holders() == null
                ? null
                : wish.holders().stream().map(BoardsApi::holder).toList();
        Answers.empty(
                ctx,
                kept(ctx, person)
                        .compose(board -> boards.reserves()
                                .reserve(board, wish.part(), holders)
                                .onSuccess(done -> judgeAgain(board))));
        return Future.succeededFuture();
    }

    Future<Void> onlyLooks(RoutingContext ctx, Person person) {
        ChangeLooker wish = Answers.body(ctx, ChangeLooker.class);
        Answers.empty(
                ctx,
                kept(ctx, person)
                        .compose(board -> boards.reserves()
                                .onlyLooks(board, wish.person(), wish.only())
                                .onSuccess(done -> judgeAgain(board))));
        return Future.succeededFuture();
    }

    private static Named holder(HolderView wish) {
        if (wish.of().isBlank()
                || wish.of().length() > LONGEST_ID
                || wish.name().length() > LONGEST_NAME) {
            throw ProblemException.badRequest("A holder has an id, and a name of at most " + LONGEST_NAME + ".");
        }
        Owner holder =
                wish.kind().equals(Owner.Kind.PERSON.name()) ? Owner.person(wish.of()) : owner(wish.kind(), wish.of());
        return new Named(holder, wish.name());
    }

    /** Who is on the board may have lost it, or gained the right to write: rule R6. */
    private void judgeAgain(Board board) {
        watch.changed(Sockets.ofDoc(board.frame()));
        watch.changed(Sockets.ofDoc(board.content()));
    }

    Future<Void> place(RoutingContext ctx, Person person) {
        AnonymousNote note = Answers.body(ctx, AnonymousNote.class);
        List<Object> pos = List.of(note.ring(), note.sector(), share(note.u()), share(note.v()));
        Answers.empty(ctx, boards.anonymous().place(person.id(), id(ctx), note.text(), pos));
        return Future.succeededFuture();
    }

    Future<Void> beginPrivate(RoutingContext ctx, Person person) {
        Round round = Answers.body(ctx, Round.class);
        Answers.empty(ctx, kept(ctx, person).compose(board -> boards.privates().begin(board, round.id())));
        return Future.succeededFuture();
    }

    Future<Void> reveal(RoutingContext ctx, Person person) {
        Round round = Answers.body(ctx, Round.class);
        Answers.empty(ctx, kept(ctx, person).compose(board -> boards.privates().reveal(board, round.id())));
        return Future.succeededFuture();
    }

    /** What one wrote for oneself without a line, brought after the reveal. */
    Future<Void> late(RoutingContext ctx, Person person) {
        Answers.empty(
                ctx,
                keeping.require(person.id(), id(ctx), BoardRight.WRITE)
                        .compose(held -> boards.privates().late(held.board(), person.id())));
        return Future.succeededFuture();
    }

    private Future<Board> kept(RoutingContext ctx, Person person) {
        return keeping.require(person.id(), id(ctx), BoardRight.KEEP).map(Held::board);
    }

    /** A person came by a link, and can be taken out again. */
    private static Owner sharedWith(ChangeShare wish) {
        boolean out = wish.kind().equals(Owner.Kind.PERSON.name()) && wish.access() == null;
        return out ? Owner.person(wish.of()) : owner(wish.kind(), wish.of());
    }

    private static Owner owner(String kind, String id) {
        return switch (kind) {
            case "TEAM", "SITE", "COHORT" -> new Owner(Owner.Kind.valueOf(kind), id);
            default ->
                throw ProblemException.badRequest("A board goes to a TEAM, a SITE or a COHORT, or stays one's own.");
        };
    }

    static Access access(String word) {
        return switch (word) {
            case "READ" -> Access.READ;
            case "WRITE" -> Access.WRITE;
            default -> throw ProblemException.badRequest("access is READ, WRITE or null.");
        };
    }

    private static double share(double value) {
        return Double.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0.5;
    }

    private static String id(RoutingContext ctx) {
        return ctx.pathParam("id");
    }
}
