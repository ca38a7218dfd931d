package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the HTTP API says of boards, and what it is asked. Rules B2 to B14. */
public final class BoardCards {

    /**
     * A board on the page of one's boards. {@code ownerKind} is SESSION, PERSON, TEAM, SITE or COHORT; {@code right} READ, WRITE or
     * KEEP.
     */
    public record BoardCard(
            String id,
            String title,
            String template,
            String ownerKind,
            String owner,
            String right,
            long createdAt,
            boolean archived,
            boolean deleted) {}

    /** A team, site or cohort of the asking person. */
    public record CircleView(String kind, String id, String name) {}

    /** A template to make a board from. */
    public record TemplateCard(String id, String title, String summary, String kind) {}

    public record BoardList(List<BoardCard> boards, List<CircleView> circles, List<TemplateCard> templates) {}

    /** {@code access} is READ or WRITE; {@code name} that of a person who came by a link. */
    public record ShareView(
            String kind, String of, String access, @Nullable String name) {}

    /** A new link: {@code access} READ or WRITE, and how many days it lasts. */
    public record NewBoardLink(String access, int days) {
        public NewBoardLink {
            Requests.require(access, "access");
        }
    }

    /** A link as those who keep the board see it; {@code token} is there once, in the answer that made it. */
    public record BoardLinkView(
            String id,
            String access,
            long createdAt,
            long expiresAt,
            boolean revoked,
            @Nullable String token) {}

    /** The board that a link leads to. */
    public record BoardEntrance(String board) {}

    /** A board to open: its docs, and one's own for what is written before a reveal. */
    public record BoardPage(BoardCard card, BoardView board, String own, List<ShareView> shares) {}

    /** An empty title takes the template's; {@code ownerKind} PERSON means oneself. */
    public record NewBoard(String title, String template, String ownerKind, String owner) {
        public NewBoard {
            Requests.require(title, "title");
            Requests.require(template, "template");
            Requests.require(ownerKind, "ownerKind");
            Requests.require(owner, "owner");
        }
    }

    /** Null leaves as it is. */
    public record ChangeBoard(
            @Nullable String title,
            @Nullable Boolean archived,
            @Nullable Boolean deleted) {}

    /** {@code access} READ, WRITE, or null to share no longer. */
    public record ChangeShare(
            String kind, String of, @Nullable String access) {
        public ChangeShare {
            Requests.require(kind, "kind");
            Requests.require(of, "of");
        }
    }

    /** A PERSON, TEAM, SITE or COHORT for whom a part of a board is kept; {@code name} is what the page calls it. */
    public record HolderView(String kind, String of, String name) {}

    /**
     * Keeps a part of a board for some: a cell {@code ring/sector}, {@code *} being all of one, or {@code free} for what lies in no cell. No holders:
     * for those who keep the board alone; null: for all who may write.
     */
    public record ChangeReserved(String part, @Nullable List<HolderView> holders) {}

    /** Lets a person only look at a board on which they might write by their circle, or no longer. */
    public record ChangeLooker(String person, boolean only) {}

    /** A note in nobody's name; its place is a cell and where in it. */
    public record AnonymousNote(String text, String ring, String sector, double u, double v) {
        public AnonymousNote {
            Requests.require(text, "text");
            Requests.require(ring, "ring");
            Requests.require(sector, "sector");
        }
    }

    /** A round of writing for oneself. */
    public record Round(String id) {
        public Round {
            Requests.require(id, "id");
        }
    }

    /** The SHA-256 that names a picture. */
    public record StoredFile(String hash) {}

    private BoardCards() {}
}
