package org.mandala.server.gateway;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardKeeping.Held;
import org.mandala.server.board.Circles.Circle;
import org.mandala.server.board.Owner;
import org.mandala.server.board.Share;
import org.mandala.server.board.Template;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.protocol.BoardCards.BoardCard;
import org.mandala.server.protocol.BoardCards.BoardList;
import org.mandala.server.protocol.BoardCards.BoardPage;
import org.mandala.server.protocol.BoardCards.CircleView;
import org.mandala.server.protocol.BoardCards.ShareView;
import org.mandala.server.protocol.BoardCards.TemplateCard;
import org.mandala.server.protocol.BoardView;

/** Boards as the page gets them. */
final class BoardViews {
    private final People people;

    BoardViews(People people) {
        this.people = people;
    }

    static BoardList list(List<Held> held, List<Circle> circles, List<Template> templates) {
        return new BoardList(
                held.stream().map(BoardViews::card).toList(),
                circles.stream()
                        .map(circle -> new CircleView(circle.kind().name(), circle.id(), circle.name()))
                        .toList(),
                templates.stream().map(BoardViews::card).toList());
    }

    static BoardPage page(Held held, Person person, List<ShareView> shares) {
        Board board = held.board();
        return new BoardPage(
                card(held),
                new BoardView(board.id(), board.title(), board.frame(), board.content()),
                "own:" + board.id() + ":" + person.id(),
                shares);
    }

    static BoardCard card(Held held) {
        Board board = held.board();
        return new BoardCard(
                board.id(),
                board.title(),
                board.template(),
                board.owner().kind().name(),
                board.owner().id(),
                held.right().name(),
                board.createdAt(),
                board.archivedAt() != null,
                board.isDeleted());
    }

    private static TemplateCard card(Template template) {
        return new TemplateCard(
                template.id(),
                template.title(),
                template.summary(),
                template.kind().name().toLowerCase(Locale.ROOT));
    }

    Future<List<ShareView>> shares(List<Share> shares) {
        return Future.all(shares.stream().map(this::share).toList()).map(all -> all.<ShareView>list());
    }

    /** Circles are known by their owner's page; who came by a link is not, and so is named. */
    private Future<ShareView> share(Share share) {
        Owner with = share.with();
        Future<Optional<Person>> person =
                with.kind() == Owner.Kind.PERSON ? people.find(with.id()) : Future.succeededFuture(Optional.empty());
        return person.map(found -> new ShareView(
                with.kind().name(),
                with.id(),
                share.access().name(),
                found.map(Person::name).orElse(null)));
    }
}
