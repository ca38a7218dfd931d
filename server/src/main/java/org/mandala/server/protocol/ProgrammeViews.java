package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programme as its stewards see it; times in ms since 1970, enums as in {@link ProgrammeForms}. */
public final class ProgrammeViews {

    public record RegisterView(
            List<SiteEntry> sites,
            List<CohortEntry> cohorts,
            List<TeamEntry> teams,
            List<PersonEntry> people,
            List<MembershipEntry> memberships) {}

    public record SiteEntry(
            String id,
            String name,
            String kind,
            @Nullable String parent,
            String country,
            String region,
            String town,
            String shown,
            String zone,
            List<ProgrammeForms.ContactForm> contacts,
            boolean ended) {}

    public record CohortEntry(String id, String title, boolean ended) {}

    public record TeamEntry(
            String id,
            String cohort,
            String kind,
            String name,
            @Nullable String site,
            boolean ended) {}

    public record PersonEntry(
            String id,
            @Nullable String name,
            String email,
            @Nullable String site) {}

    public record MembershipEntry(
            String person,
            String kind,
            String of,
            Role role,
            long from,
            @Nullable Long to) {}

    /** One version of an agreement; {@code accepted} counts the persons who accepted it. */
    public record AgreementView(
            String id,
            int version,
            String title,
            String text,
            @Nullable Long publishedAt,
            @Nullable Long retiredAt,
            int accepted) {}

    /**
     * What a roster would change, or has changed. {@code columns} are those that were understood, {@code ignored} the others;
     * {@code fingerprint} stands for exactly these changes.
     */
    public record RosterView(
            List<RosterLine> lines,
            List<String> columns,
            List<String> ignored,
            List<String> newTeams,
            int added,
            int updated,
            int same,
            int wrong,
            String fingerprint,
            boolean written) {}

    /** {@code line} of the file, from 1; {@code change} ADD, UPDATE, SAME or WRONG; {@code notes} say what, or what is wrong. */
    public record RosterLine(int line, String name, String email, String change, List<String> notes) {}

    private ProgrammeViews() {}
}
