package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.board.Board;
import org.mandala.server.board.BoardFile;
import org.mandala.server.board.BoardStore;
import org.mandala.server.board.Owner;
import org.mandala.server.board.Reserved;
import org.mandala.server.board.Share;
import org.mandala.server.identity.Access;

public abstract class BoardStoreContract extends StoreContract {
    private static final Owner TEAM = new Owner(Owner.Kind.TEAM, "t");
    private static final Board BOARD = board("b", Owner.session("s"), 1);

    @Test
    void aBoardIsFoundByItsIdItsSessionAndByBothItsDocs() {
        assertThat(result(boards().add(BOARD))).isTrue();
        assertThat(result(boards().byId("b"))).contains(BOARD);
        assertThat(result(boards().ofSession("s"))).contains(BOARD);
        assertThat(result(boards().ofDoc("b.frame"))).contains(BOARD);
        assertThat(result(boards().ofDoc("b.content"))).contains(BOARD);
    }

    @Test
    void whatIsNoBoardIsNotFound() {
        result(boards().add(BOARD));
        assertThat(result(boards().byId("x"))).isEmpty();
        assertThat(result(boards().ofSession("t"))).isEmpty();
        assertThat(result(boards().ofDoc("b"))).isEmpty();
        assertThat(result(boards().change(board("x", TEAM, 1)))).isFalse();
    }

    @Test
    void ofTwoWhoMakeTheBoardOfASessionOneDoes() {
        Future<Boolean> first = boards().add(BOARD);
        Future<Boolean> second = boards().add(board("c", Owner.session("s"), 2));
        assertThat(result(first)).isTrue();
        assertThat(result(second)).isFalse();
        assertThat(result(boards().ofSession("s"))).contains(BOARD);
    }

    @Test
    void aTeamMayHaveManyBoardsTheYoungestFirst() {
        result(boards().add(board("old", TEAM, 1)));
        result(boards().add(board("young", TEAM, 2)));
        result(boards().add(board("other", Owner.person("ana"), 3)));
        assertThat(result(boards().of(List.of(TEAM)))).extracting(Board::id).containsExactly("young", "old");
    }

    @Test
    void aSharedBoardIsFoundByWhomItIsSharedWithUntilItIsNoLonger_B4() {
        result(boards().add(board("mine", Owner.person("ana"), 1)));
        result(boards().share("mine", TEAM, Access.READ));
        result(boards().share("mine", TEAM, Access.WRITE));
        assertThat(result(boards().shares("mine"))).containsExactly(new Share(TEAM, Access.WRITE));
        assertThat(result(boards().of(List.of(TEAM, Owner.person("ana"))))).hasSize(1);
        result(boards().share("mine", TEAM, null));
        assertThat(result(boards().of(List.of(TEAM)))).isEmpty();
    }

    @Test
    void titleArchivedAndDeletedAreWritten_B5() {
        result(boards().add(board("b", TEAM, 1)));
        Board next = new Board("b", TEAM, "New", "iceberg", 2, "b.frame", "b.content", "ana", 1, 5L, 6L);
        assertThat(result(boards().change(next))).isTrue();
        assertThat(result(boards().byId("b"))).contains(next);
    }

    @Test
    void aPictureIsFoundOnItsBoardsOnlyAndWithinTheRoomThatABoardHas_B10() {
        result(boards().add(board("a", TEAM, 1)));
        result(boards().add(board("b", TEAM, 1)));
        BoardFile file = new BoardFile("ab12", "image/png", Buffer.buffer(new byte[60]));
        assertThat(result(boards().addFile("a", file, 100))).isTrue();
        assertThat(result(boards().addFile("a", file, 100))).isTrue();
        assertThat(result(boards().addFile("a", new BoardFile("cd", "image/png", Buffer.buffer(new byte[60])), 100)))
                .isFalse();
        assertThat(result(boards().file("a", "ab12")).map(BoardFile::type)).contains("image/png");
        assertThat(result(boards().file("a", "ab12")).map(found -> found.bytes().length()))
                .contains(60);
        assertThat(result(boards().file("b", "ab12"))).isEmpty();
        assertThat(result(boards().addFile("b", file, 100))).isTrue();
        assertThat(result(boards().file("b", "ab12"))).isPresent();
    }

    @Test
    void whoWroteForThemselvesIsKeptOnceAndARevealUntilItIsDone_B7() {
        result(boards().add(board("b", TEAM, 1)));
        assertThat(result(boards().addPrivate("b", "mei"))).isTrue();
        assertThat(result(boards().addPrivate("b", "mei"))).isFalse();
        result(boards().addPrivate("b", "ana"));
        assertThat(result(boards().privatesOf("b"))).containsExactly("ana", "mei");
        result(boards().setRevealing("b", "r", true));
        result(boards().setRevealing("b", "r", true));
        assertThat(result(boards().revealing())).containsExactly(new BoardStore.Pending("b", "r"));
        result(boards().setRevealing("b", "r", false));
        assertThat(result(boards().revealing())).isEmpty();
    }

    @Test
    void whatIsKeptForWhomAndWhoOnlyLooksIsWrittenUntilItIsOpened_B13_B14() {
        result(boards().add(board("b", TEAM, 1)));
        result(boards().reserve("b", "*/s1", List.of(TEAM)));
        result(boards().reserve("b", "*/s1", List.of(TEAM, Owner.person("ana"))));
        result(boards().reserve("b", "free", List.of()));
        assertThat(result(boards().reserved("b")))
                .containsExactly(
                        new Reserved("*/s1", List.of(Owner.person("ana"), TEAM)), new Reserved("free", List.of()));
        result(boards().reserve("b", "*/s1", null));
        assertThat(result(boards().reserved("b"))).extracting(Reserved::part).containsExactly("free");
        result(boards().setLooker("b", "mei", true));
        result(boards().setLooker("b", "mei", true));
        assertThat(result(boards().lookers("b"))).containsExactly("mei");
        result(boards().setLooker("b", "mei", false));
        assertThat(result(boards().lookers("b"))).isEmpty();
    }

    private BoardStore boards() {
        return store().boards();
    }

    private static Board board(String id, Owner owner, long at) {
        return new Board(id, owner, "Iceberg", "iceberg", 2, id + ".frame", id + ".content", "ana", at, null, null);
    }
}
