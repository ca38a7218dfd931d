package org.mandala.server.programme.calendar;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.When;
import org.mandala.server.protocol.CalendarViews.FairSite;
import org.mandala.server.protocol.CalendarViews.FairTime;
import org.mandala.server.protocol.CalendarViews.PlanSite;

/**
 * Who pays with their night, for every hour at which a year of sessions could begin. A minute of a session weighs 0 from 8:00
 * to 20:00, half in the hours beside (7 to 8, 20 to 22), 1 between 22:00 and 7:00, and one and a half from midnight to 5:00:
 * their sum in hours is a site's <i>tired hours</i> of that session. Over the dates they are averaged, so that clock shifts
 * count. The score of a choice is the root of the mean of the squares over all people: what falls heavily on a few weighs more
 * than the same hours borne by many. With twins each site goes to the one that is lighter for it, date by date. Rule C28.
 */
final class FairTimes {
    private static final int STEP_MINUTES = 30;
    /** Pairs are many; half hours would hardly differ. */
    private static final int PAIR_STEP_MINUTES = 60;

    private static final int DAY_MINUTES = 24 * 60;
    private static final int SLICE_MINUTES = 15;
    private static final int MAX_CHOICES = 48;
    private static final long MS_PER_MINUTE = 60_000;

    private final MonthlyPlan plan;
    private final String zone;
    private final int minutes;
    private final List<PlanSite> sites;

    FairTimes(MonthlyPlan plan, String zone, int minutes, List<PlanSite> sites) {
        this.plan = plan;
        this.zone = zone;
        this.minutes = minutes;
        this.sites = sites;
    }

    /** The fairest first. */
    List<FairTime> singles() {
        return costs(STEP_MINUTES).stream()
                .map(it -> choice(it, null))
                .sorted(ORDER)
                .toList();
    }

    /** The fairest pairs of twins first. */
    List<FairTime> pairs() {
        List<Cost> costs = costs(PAIR_STEP_MINUTES);
        List<FairTime> found = new ArrayList<>();
        for (int a = 0; a < costs.size(); a++) {
            for (int b = a + 1; b < costs.size(); b++) {
                found.add(choice(costs.get(a), costs.get(b)));
            }
        }
        return found.stream().sorted(ORDER).limit(MAX_CHOICES).toList();
    }

    private static final Comparator<FairTime> ORDER = Comparator.comparingDouble(FairTime::score)
            .thenComparingDouble(FairTime::worst)
            .thenComparing(FairTime::time);

    /** What a start costs: tired hours by date and site, and the starts. */
    private record Cost(LocalTime time, List<Long> starts, List<List<Double>> tired) {}

    private List<Cost> costs(int step) {
        List<Cost> costs = new ArrayList<>();
        for (int minute = 0; minute < DAY_MINUTES; minute += step) {
            costs.add(cost(LocalTime.MIN.plusMinutes(minute)));
        }
        return costs;
    }

    private Cost cost(LocalTime time) {
        List<LocalDateTime> dates = plan.at(time).starts();
        List<Long> starts =
                dates.stream().map(it -> new When(it, zone, 1, minutes).start()).toList();
        List<List<Double>> tired = starts.stream()
                .map(start -> sites.stream().map(it -> tired(start, it.zone())).toList())
                .toList();
        return new Cost(time, starts, tired);
    }

    double tired(long start, String at) {
        double sum = 0;
        for (int minute = 0; minute < minutes; minute += SLICE_MINUTES) {
            int slice = Math.min(SLICE_MINUTES, minutes - minute);
            sum += slice
                    * weight(LocalTimes.at(start + minute * MS_PER_MINUTE, at).getHour());
        }
        return sum / 60;
    }

    private static double weight(int hour) {
        if (hour < 5) {
            return 1.5;
        }
        if (hour < 7 || hour >= 22) {
            return 1;
        }
        return hour < 8 || hour >= 20 ? 0.5 : 0;
    }

    private FairTime choice(Cost first, @Nullable Cost twin) {
        List<FairSite> found = new ArrayList<>();
        double squares = 0;
        double worst = 0;
        int people = 0;
        for (int site = 0; site < sites.size(); site++) {
            FairSite each = site(first, twin, site);
            found.add(each);
            squares += sites.get(site).people() * each.tired() * each.tired();
            people += sites.get(site).people();
            worst = Math.max(worst, each.tired());
        }
        double score = people == 0 ? 0 : Math.sqrt(squares / people);
        return new FairTime(
                first.time().toString(), twin == null ? null : twin.time().toString(), round(score), worst, found);
    }

    private FairSite site(Cost first, @Nullable Cost twin, int site) {
        int dates = first.starts().size();
        int atFirst = 0;
        double sum = 0;
        List<LocalTime> starts = new ArrayList<>();
        for (int date = 0; date < dates; date++) {
            boolean goesFirst = twin == null
                    || first.tired().get(date).get(site)
                            <= twin.tired().get(date).get(site);
            Cost to = goesFirst || twin == null ? first : twin;
            atFirst += goesFirst ? 1 : 0;
            sum += to.tired().get(date).get(site);
            starts.add(
                    LocalTimes.at(to.starts().get(date), sites.get(site).zone()).toLocalTime());
        }
        starts.sort(Comparator.naturalOrder());
        String letter = twin == null ? "" : atFirst * 2 >= dates ? "A" : "B";
        return new FairSite(
                sites.get(site).id(),
                round(sum / dates),
                starts.get(0).toString(),
                starts.get(starts.size() - 1).toString(),
                letter);
    }

    private static double round(double hours) {
        return Math.round(hours * 100) / 100.0;
    }
}
