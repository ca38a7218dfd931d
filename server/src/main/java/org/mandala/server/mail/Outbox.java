package org.mandala.server.mail;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps letters where there is no mail server, for stewards to pass on. Enclosures are not kept. Futures complete on the
 * Vert.x context of the caller, where there is one.
 */
public interface Outbox {

    /** A letter that waits; {@code createdAt} in ms since 1970. */
    record Waiting(String id, @Nullable String person, String address, String subject, String body, long createdAt) {}

    /** Adds a letter, and forgets those made before {@code forgetBefore}. */
    Future<Void> add(Waiting letter, long forgetBefore);

    /** The newest letters first. */
    Future<List<Waiting>> newest(int limit);

    /** False when there is none of this id. */
    Future<Boolean> remove(String id);
}
