package org.mandala.server.programme.keeping;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Register.State;
import org.mandala.server.protocol.Role;

/** Makes somebody a steward where there is nobody yet who could. Rule C9. */
public final class FirstSteward {
    private final Register register;
    private final Keeping keeping;
    private final InstantSource clock;

    public FirstSteward(Register register, InstantSource clock, RandomGenerator random) {
        this.register = register;
        this.keeping = new Keeping(register, clock, random);
        this.clock = clock;
    }

    /** The id of whoever has this e-mail address, in small letters: a steward of the programme from now on. */
    public Future<String> make(String name, String email) {
        return register.change(state -> steward(state, name, email))
                .map(state -> Objects.requireNonNull(state.byEmail().get(email)).id());
    }

    private Changes steward(State state, String name, String email) {
        long now = clock.millis();
        Person known = state.byEmail().get(email);
        Person person = known == null ? new Person(keeping.newPersonId(), name, null, now) : known;
        boolean already = state.of(person.id(), now)
                .anyMatch(it -> it.kind() == Membership.Kind.PROGRAMME && it.role() == Role.STEWARD);
        Membership wanted = new Membership(
                person.id(), Membership.THE_PROGRAMME, Membership.Kind.PROGRAMME, Role.STEWARD, now, null);
        return new Changes(
                List.of(),
                List.of(),
                List.of(),
                known == null ? List.of(person) : List.of(),
                known == null ? Map.of(person.id(), email) : Map.of(),
                already ? List.of() : List.of(wanted));
    }
}
