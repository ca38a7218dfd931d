package org.mandala.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LoopWorkerTest {
    private static final long WITHIN_S = 10;

    /** What is done again and again is due once more while a house closes: it must say so, not throw into the loop. */
    @Test
    void workThatComesAfterTheHouseHasClosedIsRefusedAndThrowsNothing() throws Exception {
        Vertx vertx = Vertx.vertx();
        Worker worker = new LoopWorker(vertx, "late");
        assertThat(worker.run(() -> 1).await(WITHIN_S, TimeUnit.SECONDS)).isEqualTo(1);
        vertx.close().await(WITHIN_S, TimeUnit.SECONDS);
        Future<Integer> late = worker.run(() -> 2);
        assertThat(late.cause()).isInstanceOf(LoopWorker.Closed.class);
    }
}
