package org.mandala.server.identity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Keeps what is known of tokens for programs. Futures complete on the Vert.x context of the caller, where there is one. */
public interface TokenBook {
    /** Keeps nothing, where tokens are made away from the store. */
    TokenBook NONE = new TokenBook() {
        @Override
        public Future<Optional<ProgramToken>> find(String id) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Void> add(ProgramToken token) {
            return Future.succeededFuture();
        }

        @Override
        public Future<List<ProgramToken>> list(long now) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Boolean> revoke(String id, long now) {
            return Future.succeededFuture(false);
        }
    };

    Future<Optional<ProgramToken>> find(String id);

    /** Writes a token down; one that is written down already stays as it is. */
    Future<Void> add(ProgramToken token);

    /** All tokens that expire after {@code now}, the newest first. */
    Future<List<ProgramToken>> list(long now);

    /** False when there is none of this id, or it is revoked already. */
    Future<Boolean> revoke(String id, long now);
}
