package org.mandala.server.programme.keeping;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.programme.Register;

/** The register, whose changes of memberships are told, so that live sockets are judged again at once. Rule R6. */
public final class WatchedRegister implements Register {
    private final Register register;
    private final RightsWatch watch;

    public WatchedRegister(Register register, RightsWatch watch) {
        this.register = register;
        this.watch = watch;
    }

    @Override
    public Future<State> state() {
        return register.state();
    }

    @Override
    public Future<State> change(Function<State, Changes> decision) {
        // A decision may be made more than once; the last one is what was written.
        Set<String> members = ConcurrentHashMap.newKeySet();
        return register.change(state -> {
                    Changes changes = decision.apply(state);
                    members.clear();
                    changes.memberships().forEach(it -> members.add(it.person()));
                    return changes;
                })
                .onSuccess(state -> members.forEach(watch::changed));
    }
}
