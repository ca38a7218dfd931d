package org.mandala.server.practice;

import io.vertx.core.Future;
import java.util.List;
import org.mandala.server.protocol.PracticeState;

/** Keeps the practices that people make. Futures complete on the Vert.x context of the caller, where there is one. */
public interface PracticeStore {

    /** Every version of every practice, by id and version. */
    Future<List<KeptPractice>> all();

    /** Adds a version; false when this id and version are there already. */
    Future<Boolean> add(KeptPractice practice);

    /** Changes the script of a version that no run has used and that is a draft; false when it is not there, or is not so any more. */
    Future<Boolean> change(String id, int version, String script, long changedAt);

    /** Draft, offered or accepted; false when there is no such version. */
    Future<Boolean> setState(String id, int version, PracticeState state);

    /** A run has begun with it: it never changes again. */
    Future<Void> setUsed(String id, int version);
}
