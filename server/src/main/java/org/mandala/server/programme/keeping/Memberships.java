package org.mandala.server.programme.keeping;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.InvalidForm;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Register.State;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.ProgrammeForms.EndMembershipForm;
import org.mandala.server.protocol.ProgrammeForms.MembershipForm;
import org.mandala.server.protocol.Role;

/** Begins and ends memberships; what was stays in the record. Rules C6 to C9. */
public final class Memberships {
    private final Register register;
    private final InstantSource clock;

    public Memberships(Register register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    public Future<State> begin(MembershipForm wish) {
        return register.change(state -> Changes.of(List.of(checked(state, wish))));
    }

    public Future<State> end(EndMembershipForm wish) {
        return register.change(state -> Changes.of(List.of(ended(state, wish))));
    }

    private Membership checked(State state, MembershipForm wish) {
        Form form = new Form();
        if (state.person(String.valueOf(wish.person())).isEmpty()) {
            form.wrong("person", "Please choose a person.");
        }
        Membership.Kind kind = form.word("kind", wish.kind(), Membership.Kind.class);
        if (!exists(state, kind, String.valueOf(wish.of()))) {
            form.wrong("of", "Please choose what they become a member of.");
        }
        if (wish.role() == null) {
            form.wrong("role", "Please choose a role.");
        } else if (kind == Membership.Kind.PROGRAMME && wish.role() != Role.STEWARD) {
            form.wrong("role", "In the programme as a whole there are stewards only.");
        }
        form.done();
        long from = wish.from() == null ? clock.millis() : wish.from();
        Membership wanted = new Membership(wish.person(), wish.of(), kind, wish.role(), from, null);
        refuseDouble(state, wanted);
        return wanted;
    }

    private static boolean exists(State state, Membership.Kind kind, String of) {
        return switch (kind) {
            case PROGRAMME -> of.equals(Membership.THE_PROGRAMME);
            case COHORT -> state.cohort(of).isPresent();
            case SITE -> state.site(of).isPresent();
            case TEAM -> state.team(of).isPresent();
            // Guests of one session come by invite.
            case SESSION -> false;
        };
    }

    /** Nobody is twice the same thing at once, and nobody has two home groups in a cohort. */
    private static void refuseDouble(State state, Membership wanted) {
        boolean same = state.of(wanted.person(), wanted.from())
                .anyMatch(
                        it -> it.kind() == wanted.kind() && it.of().equals(wanted.of()) && it.role() == wanted.role());
        if (same) {
            throw new InvalidForm("of", "They are that already.");
        }
        if (wanted.kind() == Membership.Kind.TEAM) {
            home(state, wanted.of()).ifPresent(team -> refuseSecondHome(state, wanted, team));
        }
    }

    private static java.util.Optional<Team> home(State state, String team) {
        return state.team(team).filter(it -> it.kind() == Team.Kind.HOME);
    }

    private static void refuseSecondHome(State state, Membership wanted, Team home) {
        state.of(wanted.person(), wanted.from())
                .filter(it -> it.kind() == Membership.Kind.TEAM)
                .flatMap(it -> home(state, it.of()).stream())
                .filter(it -> it.cohort().equals(home.cohort()))
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidForm("of", "Their home group is " + other.name() + ": end that first.");
                });
    }

    private Membership ended(State state, EndMembershipForm wish) {
        Membership found = state.memberships().stream()
                .filter(it -> it.person().equals(wish.person())
                        && it.kind().name().equals(wish.kind())
                        && it.of().equals(wish.of())
                        && it.role() == wish.role()
                        && it.from() == wish.from())
                .findFirst()
                .orElseThrow(() -> Ids.none("membership"));
        long to = wish.to() == null ? clock.millis() : wish.to();
        if (to < found.from()) {
            throw new InvalidForm("to", "It cannot end before it begins.");
        }
        refuseLastSteward(state, found, to);
        return found.until(to);
    }

    /** A programme without a steward could not be put right by anybody. */
    private void refuseLastSteward(State state, Membership ending, long to) {
        if (ending.kind() != Membership.Kind.PROGRAMME) {
            return;
        }
        boolean other = state.memberships().stream()
                .anyMatch(it -> it.kind() == Membership.Kind.PROGRAMME
                        && !it.equals(ending)
                        && it.counts(clock.millis())
                        && it.counts(to));
        if (!other) {
            throw new InvalidForm("of", "This is the last steward. Make somebody else a steward first.");
        }
    }
}
