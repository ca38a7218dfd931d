package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import org.junit.jupiter.api.Test;
import org.mandala.server.board.Board;

public abstract class BoardStoreContract extends StoreContract {
    private static final Board BOARD = new Board("b", "s", "Iceberg", "iceberg", 2, "b.frame", "b.content");

    @Test
    void aBoardIsFoundByItsSessionAndByBothItsDocs() {
        assertThat(result(store().boards().add(BOARD))).isTrue();
        assertThat(result(store().boards().ofSession("s"))).contains(BOARD);
        assertThat(result(store().boards().ofDoc("b.frame"))).contains(BOARD);
        assertThat(result(store().boards().ofDoc("b.content"))).contains(BOARD);
    }

    @Test
    void whatIsNoBoardIsNotFound() {
        result(store().boards().add(BOARD));
        assertThat(result(store().boards().ofSession("t"))).isEmpty();
        assertThat(result(store().boards().ofDoc("b"))).isEmpty();
    }

    @Test
    void ofTwoWhoMakeTheBoardOfASessionOneDoes() {
        Future<Boolean> first = store().boards().add(BOARD);
        Future<Boolean> second =
                store().boards().add(new Board("c", "s", "Other", "iceberg", 1, "c.frame", "c.content"));
        assertThat(result(first)).isTrue();
        assertThat(result(second)).isFalse();
        assertThat(result(store().boards().ofSession("s"))).contains(BOARD);
    }
}
