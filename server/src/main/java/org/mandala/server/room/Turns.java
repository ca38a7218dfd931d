package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** One thing after the other: what is decided depends on what was decided before. */
final class Turns {
    private Future<Void> last = Future.succeededFuture();

    /** Done once it has had its turn. */
    Future<Void> take(Supplier<Future<Void>> turn) {
        last = last.transform(ignored -> turn.get());
        return last;
    }
}
