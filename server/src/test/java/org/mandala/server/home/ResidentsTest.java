package org.mandala.server.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResidentsTest {
    private Vertx vertx;
    private Homes homes;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        homes = Homes.open(vertx, 3).await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aResidentIsLoadedOnceHoweverManyEnter() {
        AtomicInteger loads = new AtomicInteger();
        Promise<String> slow = Promise.promise();
        Residents<String> residents = new Residents<>(homes, (id, home) -> {
            loads.incrementAndGet();
            return slow.future();
        });
        Queue<String> entered = new ConcurrentLinkedQueue<>();
        Future<Void> first = residents.enter("a", entered::add);
        Future<Void> second = residents.enter("a", entered::add);
        homes.of("a").run(() -> slow.complete("A"));
        Future.join(first, second).await();
        assertThat(entered).containsExactly("A", "A");
        assertThat(loads).hasValue(1);
    }

    @Test
    void workOnAResidentRunsOnItsHome() {
        Residents<String> residents = new Residents<>(homes, (id, home) -> Future.succeededFuture(id));
        for (String id : List.of("a", "b", "c", "d")) {
            residents.enter(id, resident -> homes.of(resident).check()).await();
        }
        assertThatThrownBy(() -> homes.of("a").check()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailedLoadIsForgottenAndTriedAgain() {
        AtomicInteger loads = new AtomicInteger();
        Residents<String> residents = new Residents<>(
                homes,
                (id, home) -> loads.incrementAndGet() == 1
                        ? Future.failedFuture(new IllegalStateException("no"))
                        : Future.succeededFuture(id));
        assertThatThrownBy(() -> residents.enter("a", resident -> {}).await()).hasMessage("no");
        residents.enter("a", resident -> {}).await();
        assertThat(loads).hasValue(2);
    }

    @Test
    void whoWasLetGoIsLoadedAnew() {
        AtomicInteger loads = new AtomicInteger();
        Residents<Integer> residents =
                new Residents<>(homes, (id, home) -> Future.succeededFuture(loads.incrementAndGet()));
        residents.enter("a", resident -> residents.letGo("a")).await();
        Queue<Integer> entered = new ConcurrentLinkedQueue<>();
        residents.enter("a", entered::add).await();
        assertThat(entered).containsExactly(2);
    }

    @Test
    void withoutAResidentNothingRuns() {
        Residents<String> residents = new Residents<>(homes, (id, home) -> Future.succeededFuture(id));
        AtomicInteger runs = new AtomicInteger();
        residents.with("a", resident -> runs.incrementAndGet());
        residents.enter("a", resident -> {}).await();
        assertThat(runs).hasValue(0);
    }

    /** Rule D37. */
    @Test
    void oneThatWasLetGoAndSpeaksLateDoesNotTakeAwayItsSuccessor() {
        AtomicInteger loads = new AtomicInteger();
        Residents<String> residents =
                new Residents<>(homes, (id, home) -> Future.succeededFuture("generation " + loads.incrementAndGet()));
        residents
                .enter("a", first -> {
                    residents.letGo("a", first);
                    residents.enter("a", second -> residents.letGo("a", first));
                })
                .await();
        assertThat(residents.ask("a", Future::succeededFuture).await()).isEqualTo("generation 2");
        assertThat(residents.askIfHere("b", "nobody", Future::succeededFuture).await())
                .isEqualTo("nobody");
    }
}
