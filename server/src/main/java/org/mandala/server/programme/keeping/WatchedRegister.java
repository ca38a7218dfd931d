package org.mandala.server.programme.keeping;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.programme.Membership;
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
        AtomicReference<Set<String>> members = new AtomicReference<>(Set.of());
        return register.change(state -> {
                    Changes changes = decision.apply(state);
                    members.set(changes.memberships().stream()
                            .map(Membership::person)
                            .collect(Collectors.toSet()));
                    return changes;
                })
                .onSuccess(state -> members.get().forEach(watch::changed));
    }
}
