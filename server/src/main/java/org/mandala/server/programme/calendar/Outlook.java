package org.mandala.server.programme.calendar;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Register.State;
import org.mandala.server.programme.When;
import org.mandala.server.protocol.CalendarForms.PlanForm;
import org.mandala.server.protocol.CalendarViews.FairView;
import org.mandala.server.protocol.CalendarViews.LocalTimeView;
import org.mandala.server.protocol.CalendarViews.PlanSite;
import org.mandala.server.protocol.CalendarViews.PlanView;
import org.mandala.server.protocol.CalendarViews.PlannedDate;

/** What dates would mean for everybody, before anything is made. Rules C20, C24 to C28. */
public final class Outlook {
    private static final int MAX_MINUTES = 16 * 60;
    private static final int MAX_STARTS = 48;

    private final Register register;
    private final InstantSource clock;

    public Outlook(Register register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    /** The dates of a plan, with what the clocks of the cohort's sites show at each. */
    public Future<PlanView> look(String cohort, PlanForm wish) {
        Form form = new Form();
        String zone = form.zone("zone", wish.zone());
        int minutes = minutes(form, wish);
        List<LocalDateTime> starts = starts(form, wish);
        form.done();
        return register.state().map(state -> {
            List<PlanSite> sites = sites(state, cohort);
            return new PlanView(sites, dates(starts, zone, minutes, sites));
        });
    }

    /** Who pays with their night for each hour at which the plan could begin; with twins, for each two hours. */
    public Future<FairView> fair(String cohort, PlanForm wish, boolean twins) {
        Form form = new Form();
        String zone = form.zone("zone", wish.zone());
        int minutes = minutes(form, wish);
        MonthlyPlan plan = MonthlyPlan.of(form, wish);
        form.done();
        return register.state().map(state -> {
            List<PlanSite> sites = sites(state, cohort);
            FairTimes times = new FairTimes(plan, zone, minutes, sites);
            return new FairView(sites, twins ? times.pairs() : times.singles());
        });
    }

    private static int minutes(Form form, PlanForm wish) {
        return form.range("minutes", wish.minutes(), 15, MAX_MINUTES, "minutes");
    }

    private static List<LocalDateTime> starts(Form form, PlanForm wish) {
        List<String> given = wish.starts();
        if (given == null) {
            MonthlyPlan plan = MonthlyPlan.of(form, wish);
            return form.problems().isEmpty() ? plan.starts() : List.of();
        }
        form.range("starts", given.size(), 0, MAX_STARTS, "dates");
        List<LocalDateTime> starts = new ArrayList<>();
        for (int i = 0; i < Math.min(MAX_STARTS, given.size()); i++) {
            starts.add(form.local("starts." + i, given.get(i)));
        }
        return starts;
    }

    private static List<PlannedDate> dates(List<LocalDateTime> starts, String zone, int minutes, List<PlanSite> sites) {
        List<PlannedDate> dates = new ArrayList<>();
        long before = Long.MIN_VALUE;
        for (LocalDateTime local : starts) {
            When when = new When(local, zone, 1, minutes);
            long previous = before;
            List<LocalTimeView> locals =
                    sites.stream().map(it -> local(it, when, previous)).toList();
            dates.add(new PlannedDate(local.toString(), when.start(), when.skipped(), when.twice(), locals));
            before = when.start();
        }
        return dates;
    }

    private static LocalTimeView local(PlanSite site, When when, long before) {
        long start = when.start();
        return new LocalTimeView(
                site.id(),
                LocalTimes.at(start, site.zone()).toString(),
                LocalTimes.day(start, site.zone(), when.zone()),
                before == Long.MIN_VALUE ? 0 : LocalTimes.shift(before, start, site.zone()),
                LocalTimes.night(start, when.minutes(), site.zone()));
    }

    /** The sites where people of the cohort live; all open sites while it has nobody. */
    private List<PlanSite> sites(State state, String cohort) {
        Map<String, Integer> people = new HashMap<>();
        state.memberships().stream()
                .filter(it ->
                        it.kind() == Membership.Kind.COHORT && it.of().equals(cohort) && it.counts(clock.millis()))
                .map(Membership::person)
                .distinct()
                .flatMap(it -> state.person(it).map(Person::site).stream())
                .forEach(site -> people.merge(site, 1, Integer::sum));
        return state.sites().stream()
                .filter(it -> people.isEmpty() ? it.endedAt() == null : people.containsKey(it.id()))
                .map(it -> new PlanSite(
                        it.id(), it.name(), it.zone(), people.getOrDefault(it.id(), people.isEmpty() ? 1 : 0)))
                .toList();
    }
}
