package org.mandala.server.programme.keeping;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.mandala.server.identity.Refused;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Register.State;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.ProgrammeViews.RosterLine;
import org.mandala.server.protocol.ProgrammeViews.RosterView;

/** Shows what a roster would change, and writes exactly that once it is confirmed. Rules C15 to C19. */
public final class Rosters {
    private final Register register;
    private final Keeping keeping;
    private final InstantSource clock;

    public Rosters(Register register, Keeping keeping, InstantSource clock) {
        this.register = register;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** Nothing is written. */
    public Future<RosterView> preview(String cohort, byte[] bytes) {
        RosterFile file = RosterFile.read(bytes);
        return register.state().map(state -> view(file, plan(state, cohort, file), false));
    }

    /** Writes what the preview of this fingerprint showed; refused if it would be something else by now. */
    public Future<RosterView> write(String cohort, byte[] bytes, String fingerprint) {
        RosterFile file = RosterFile.read(bytes);
        AtomicReference<RosterView> written = new AtomicReference<>();
        return register.change(state -> {
                    RosterPlan plan = plan(state, cohort, file);
                    RosterView view = view(file, plan, true);
                    if (!view.fingerprint().equals(fingerprint)) {
                        throw new Refused(
                                ErrorCode.CHANGED_MEANWHILE,
                                "The programme was changed since you looked at the preview. Please look at it again.");
                    }
                    written.set(view);
                    return plan.changes();
                })
                .map(ignored -> written.get());
    }

    private RosterPlan plan(State state, String cohort, RosterFile file) {
        if (state.cohort(cohort).isEmpty()) {
            throw Ids.none("cohort");
        }
        return RosterPlan.of(state, cohort, file, clock.millis(), keeping::newPersonId);
    }

    private static RosterView view(RosterFile file, RosterPlan plan, boolean written) {
        return new RosterView(
                plan.lines(),
                file.columns(),
                file.ignored(),
                plan.newTeamNames(),
                plan.count(RosterPlan.ADD),
                plan.count(RosterPlan.UPDATE),
                plan.count(RosterPlan.SAME),
                plan.count(RosterPlan.WRONG),
                fingerprint(plan.lines(), plan.newTeamNames()),
                written);
    }

    /** The lines say all that is changed, so that their hash stands for it. */
    private static String fingerprint(List<RosterLine> lines, List<String> teams) {
        try {
            byte[] text = (lines + " " + teams).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
