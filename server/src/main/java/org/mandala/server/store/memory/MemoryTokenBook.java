package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandala.server.identity.ProgramToken;
import org.mandala.server.identity.TokenBook;

final class MemoryTokenBook implements TokenBook {
    private final Turns turns;
    private final Map<String, ProgramToken> tokens = new HashMap<>();

    MemoryTokenBook(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<Optional<ProgramToken>> find(String id) {
        return turns.ask(() -> Optional.ofNullable(tokens.get(id)));
    }

    @Override
    public Future<Void> add(ProgramToken token) {
        return turns.ask(() -> {
            tokens.putIfAbsent(token.id(), token);
            return null;
        });
    }

    @Override
    public Future<List<ProgramToken>> list(long now) {
        return turns.ask(() -> tokens.values().stream()
                .filter(token -> token.expiresAt() > now)
                .sorted(Comparator.comparingLong(ProgramToken::createdAt)
                        .reversed()
                        .thenComparing(ProgramToken::id))
                .toList());
    }

    @Override
    public Future<Boolean> revoke(String id, long now) {
        return turns.ask(() -> {
            ProgramToken it = tokens.get(id);
            if (it == null || it.revokedAt() != null) {
                return false;
            }
            tokens.put(
                    id,
                    new ProgramToken(id, it.name(), it.grant(), it.createdBy(), it.createdAt(), it.expiresAt(), now));
            return true;
        });
    }
}
