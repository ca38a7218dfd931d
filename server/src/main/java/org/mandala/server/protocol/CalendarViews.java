package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calendar as its readers see it; instants in ms since 1970, local times as in 2026-03-10T15:00. */
public final class CalendarViews {

    /**
     * A session in lists. {@code twinOf} names the first of twins, {@code letter} is A or B for twins and empty otherwise;
     * {@code chosen} is false for a twin to which the person does not come. {@code shifts} are the sites for which the local
     * hour is another than at the session before it.
     */
    public record SessionEntry(
            String id,
            String cohort,
            String title,
            String kind,
            long start,
            long end,
            String localStart,
            String zone,
            int days,
            int minutes,
            String place,
            @Nullable String twinOf,
            String letter,
            boolean chosen,
            boolean cancelled,
            Role role,
            List<ShiftView> shifts) {}

    /** At a site the local hour is {@code minutes} later (earlier if negative) than at the session before. */
    public record ShiftView(String site, int minutes) {}

    public record EventView(
            String id,
            String site,
            String title,
            String about,
            String place,
            long start,
            long end,
            String localStart,
            String zone,
            int days,
            int minutes,
            boolean cancelled) {}

    /** What a person's start page shows, in one answer; {@code now} is the server's clock. */
    public record HomeView(
            String id,
            @Nullable String name,
            @Nullable String site,
            boolean steward,
            long now,
            int doorMinutes,
            List<SiteView> sites,
            List<CohortView> cohorts,
            List<TeamView> teams,
            List<SessionEntry> sessions,
            List<EventView> events,
            List<AgreementEntry> agreements) {}

    /** What somebody has yet to accept. */
    public record AgreementEntry(String id, int version, String title, String text) {}

    public record CohortView(String id, String title, Role role) {}

    public record TeamView(String id, String name, String kind, String cohort, List<String> members) {}

    /** A site for those who plan: {@code people} of the cohort live there. */
    public record PlanSite(String id, String name, String zone, int people) {}

    /** Dates to look at before anything is made. */
    public record PlanView(List<PlanSite> sites, List<PlannedDate> dates) {}

    /** One date; {@code skipped} when the clocks leave the hour out, {@code twice} when they show it twice. */
    public record PlannedDate(
            String localStart, long start, boolean skipped, boolean twice, List<LocalTimeView> locals) {}

    /**
     * What the clocks of a site show at the start: {@code day} days after (before if negative) the home zone's date,
     * {@code shift} minutes later than at the date before, {@code night} minutes of the session between 22:00 and 7:00.
     */
    public record LocalTimeView(String site, String local, int day, int shift, int night) {}

    /** Every hour at which the dates could begin, the fairest first, with what it costs each site. */
    public record FairView(List<PlanSite> sites, List<FairTime> times) {}

    /**
     * One choice: {@code time} (and {@code twin}) as local hours of the home zone. {@code score} is the root mean square, over
     * people, of their tired hours a session; {@code worst} the most that any site carries.
     */
    public record FairTime(String time, @Nullable String twin, double score, double worst, List<FairSite> sites) {}

    /** {@code tired} hours a session; the local start, and which of twins (A, B) is lighter for them in most months. */
    public record FairSite(String site, double tired, String earliest, String latest, String letter) {}

    /** {@code url}, without the server's address, is there in the answer that made the feed alone. */
    public record FeedView(@Nullable Long madeAt, @Nullable String url) {}

    public record OwnCalendarView(CalendarForms.WishesForm wishes, FeedView feed) {}

    public record AgendaTemplateView(String id, String title, List<AgendaItemView> items) {}

    /** What a plan of a session can name, and how it is now. */
    public record PlanningView(
            SessionEntry session,
            @Nullable SessionEntry twin,
            String boardTemplate,
            List<AgendaItemView> agenda,
            List<AgendaTemplateView> templates,
            List<Choice> practices,
            List<Choice> boards,
            List<KnownGroup> groups) {}

    public record Choice(String id, String title, int minutes) {}

    /** A home group, a team or a site, which lines of that {@code grouping} are divided into. */
    public record KnownGroup(String id, String name, String grouping) {}

    private CalendarViews() {}
}
