package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stewards fill in. Whoever reads a form checks it whole, and says for each field what is wrong. */
public final class ProgrammeForms {

    /** {@code kind} HUB, SITE or PARTNER; {@code shown} COUNTRY, REGION or TOWN: how exactly others see where it is. */
    public record SiteForm(
            String name,
            String kind,
            @Nullable String parent,
            String country,
            String region,
            String town,
            String shown,
            String zone,
            List<ContactForm> contacts,
            boolean ended) {}

    /** {@code reach} is an e-mail address, a telephone number or a web address. */
    public record ContactForm(String name, String reach) {}

    public record CohortForm(String title, boolean ended) {}

    /** {@code kind} PROJECT, HOME or FACULTY. */
    public record TeamForm(
            String cohort,
            String kind,
            String name,
            @Nullable String site,
            boolean ended) {}

    /** An empty {@code email} is none. */
    public record PersonForm(
            String name, String email, @Nullable String site) {}

    /** {@code kind} PROGRAMME, COHORT, SITE or TEAM; {@code from} in ms since 1970, absent for now. */
    public record MembershipForm(
            String person,
            String kind,
            String of,
            Role role,
            @Nullable Long from) {}

    /** Which membership ends, and when in ms since 1970; absent for now. */
    public record EndMembershipForm(
            String person,
            String kind,
            String of,
            Role role,
            long from,
            @Nullable Long to) {}

    public record AgreementForm(String title, String text) {}

    private ProgrammeForms() {}
}
