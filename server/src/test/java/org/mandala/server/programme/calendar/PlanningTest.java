package org.mandala.server.programme.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.InvalidForm;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.CalendarForms.AgendaForm;
import org.mandala.server.protocol.CalendarForms.AgendaTemplateForm;
import org.mandala.server.protocol.CalendarForms.ItemForm;
import org.mandala.server.protocol.CalendarForms.PlanForm;
import org.mandala.server.protocol.CalendarForms.SessionForm;
import org.mandala.server.protocol.CalendarForms.SessionsForm;
import org.mandala.server.protocol.CalendarForms.StartForm;
import org.mandala.server.protocol.CalendarForms.TwinForm;
import org.mandala.server.protocol.CalendarViews.PlanView;
import org.mandala.server.protocol.CalendarViews.PlannedDate;
import org.mandala.server.protocol.GroupPlan;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.memory.MemoryStore;

/** Rules C20 to C26. */
class PlanningTest {
    private static final String HOME = "Europe/Copenhagen";
    private static final long NOW = Instant.parse("2026-08-01T00:00:00Z").toEpochMilli();
    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(NOW);

    private final MemoryStore store = new MemoryStore(CLOCK);
    private final Planning planning = new Planning(
            store.programme(), store.calendar(), Set.of("arriving")::contains, Set.of("iceberg")::contains, CLOCK);
    private final Outlook outlook = new Outlook(store.register(), CLOCK);

    @BeforeEach
    void programme() {
        result(store.register()
                .change(state -> new Changes(
                        List.of(
                                new Site("boston", "Boston", "US", "America/New_York"),
                                new Site("singapore", "Singapore", "SG", "Asia/Singapore")),
                        List.of(new Cohort("c", "Cohort")),
                        List.of(),
                        List.of(new Person("ana", "Ana", "boston", NOW), new Person("bo", "Bo", "singapore", NOW)),
                        Map.of(),
                        List.of(member("ana"), member("bo")))));
    }

    private static Membership member(String person) {
        return new Membership(person, "c", Membership.Kind.COHORT, Role.PRACTITIONER, NOW, null);
    }

    @Test
    void aYearOfSecondTuesdaysIsLookedAtWithEverySitesClock_C20_C24() {
        PlanView plan = result(outlook.look("c", year(null)));
        assertThat(plan.dates()).hasSize(12);
        assertThat(plan.dates())
                .extracting(PlannedDate::localStart)
                .startsWith("2026-09-08T15:00", "2026-10-13T15:00")
                .endsWith("2027-08-10T15:00");
        assertThat(shifts(plan, "boston")).containsOnly(0);
        assertThat(shifts(plan, "singapore")).containsExactly(0, 0, 60, 0, 0, 0, 0, -60, 0, 0, 0, 0);
        assertThat(plan.dates().get(2).locals().get(1).local()).isEqualTo("2026-11-10T22:00");
    }

    @Test
    void whereClocksChangeOnOtherDaysTheHourMovesForAMonth_C26() {
        PlanForm third = new PlanForm(3, "TUESDAY", "15:00", HOME, "2026-09", 12, 180, null);
        PlanView plan = result(outlook.look("c", third));
        assertThat(plan.dates().get(6).localStart()).isEqualTo("2027-03-16T15:00");
        assertThat(shifts(plan, "boston")).containsExactly(0, 0, 0, 0, 0, 0, 60, -60, 0, 0, 0, 0);
    }

    @Test
    void singleDatesAreMovedAndSaidWhereClocksLeaveThemOut_C20_C22() {
        PlanView plan = result(outlook.look("c", year(List.of("2027-03-28T02:30", "2026-10-25T02:30"))));
        assertThat(plan.dates().get(0).skipped()).isTrue();
        assertThat(plan.dates().get(1).twice()).isTrue();
        assertThat(store.calendar().sessions("c").result()).isEmpty();
    }

    @Test
    void aYearIsMadeWithItsTwinsAllAtOnce_C20_C21() {
        result(planning.putTemplate(null, new AgendaTemplateForm("Evening", List.of(item("Welcome", 10)))));
        List<StartForm> starts = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> new StartForm(
                        "Session " + n, "2026-1%d-13T15:00".formatted(n - 1), "2026-1%d-14T08:00".formatted(n - 1)))
                .toList();
        List<Session> made = result(planning.make("c", new SessionsForm(starts, HOME, 180, "evening", "iceberg")));
        assertThat(made).hasSize(6);
        assertThat(made.get(0).id()).isEqualTo("c-2026-10-13");
        assertThat(made.get(1).twinOf()).isEqualTo("c-2026-10-13");
        assertThat(made)
                .allMatch(it ->
                        it.agenda().equals(made.get(0).agenda()) && it.agenda().size() == 1);
        // Copenhagen is at UTC+2 in October and at UTC+1 in November.
        assertThat(Instant.ofEpochMilli(made.get(0).start())).isEqualTo("2026-10-13T13:00:00Z");
        assertThat(Instant.ofEpochMilli(made.get(2).start())).isEqualTo("2026-11-13T14:00:00Z");
    }

    @Test
    void aWrongLineMakesNothing_C20() {
        List<StartForm> starts =
                List.of(new StartForm("One", "2026-10-13T15:00", null), new StartForm("", "2026-11-10T15:00", null));
        assertThatThrownBy(() -> result(planning.make("c", new SessionsForm(starts, HOME, 180, null, "iceberg"))))
                .isInstanceOfSatisfying(
                        InvalidForm.class, e -> assertThat(e.fields()).containsKey("starts.1.title"));
        assertThat(result(store.calendar().sessions("c"))).isEmpty();
    }

    @Test
    void aMeetingInPersonHasDaysAndAPlace_C20() {
        assertThatThrownBy(() -> result(planning.add("c", form("IN_PERSON", 5, ""))))
                .isInstanceOf(InvalidForm.class);
        Session meeting =
                result(planning.add("c", form("IN_PERSON", 5, "Odense"))).get(0);
        assertThat(meeting.days()).isEqualTo(5);
        assertThat(LocalTimes.at(meeting.end(), HOME)).isEqualTo(LocalDateTime.of(2026, 10, 17, 18, 0));
    }

    @Test
    void movingCountsUpAndSavingTheSameDoesNot_C21() {
        Session made = result(planning.add("c", form("VIRTUAL", 1, ""))).get(0);
        assertThat(made.sequence()).isZero();
        assertThat(edit(made.id(), form("VIRTUAL", 1, "")).sequence()).isZero();
        SessionForm later = new SessionForm("Title", "VIRTUAL", "2026-10-13T16:00", HOME, 1, 180, "", "iceberg");
        assertThat(edit(made.id(), later).sequence()).isEqualTo(1);
        result(planning.cancel(made.id()));
        result(planning.cancel(made.id()));
        Session cancelled = result(store.programme().session(made.id())).orElseThrow();
        assertThat(cancelled.cancelled()).isTrue();
        assertThat(cancelled.sequence()).isEqualTo(2);
    }

    @Test
    void twinsShareAgendaAndTitleAndKeepTheirHours_C21_C23() {
        Session first = result(planning.add("c", form("VIRTUAL", 1, ""))).get(0);
        Session twin = result(planning.addTwin(first.id(), new TwinForm("2026-10-14T08:00")))
                .get(0);
        assertThat(twin.first()).isEqualTo(first.id());
        assertThatThrownBy(() -> result(planning.addTwin(first.id(), new TwinForm("2026-10-14T09:00"))))
                .isInstanceOf(InvalidForm.class);
        result(planning.plan(twin.id(), new AgendaForm(List.of(item("Welcome", 10), item("Welcome", 5)))));
        edit(first.id(), new SessionForm("Renamed", "VIRTUAL", "2026-10-13T16:00", HOME, 1, 180, "", "iceberg"));
        List<Session> both = result(store.calendar().sessions("c"));
        assertThat(both).extracting(Session::title).containsOnly("Renamed");
        assertThat(both.get(0).agenda())
                .isEqualTo(both.get(1).agenda())
                .extracting(AgendaItem::id)
                .doesNotHaveDuplicates();
        assertThat(both.get(1).localStart()).isEqualTo(LocalDateTime.of(2026, 10, 14, 8, 0));
    }

    @Test
    void anAgendaNamesWhatThereIs_C23() {
        Session made = result(planning.add("c", form("VIRTUAL", 1, ""))).get(0);
        ItemForm wrong = new ItemForm(null, "dance", "", 0, "room", "unknown", "unknown", null, null, null);
        assertThatThrownBy(() -> planning.plan(made.id(), new AgendaForm(List.of(item("Fine", 5), wrong))))
                .isInstanceOfSatisfying(
                        InvalidForm.class,
                        e -> assertThat(e.fields())
                                .containsOnlyKeys(
                                        "items.1.kind",
                                        "items.1.title",
                                        "items.1.minutes",
                                        "items.1.practice",
                                        "items.1.board"));
    }

    @Test
    void whatIsPreparedForGroupsStaysWithTheirLine_C23() {
        Session made = result(planning.add("c", form("VIRTUAL", 1, ""))).get(0);
        List<GroupPlan> plans = List.of(
                new GroupPlan("", "north", "What carries you?", "iceberg"), new GroupPlan(" Willow ", null, " ", null));
        result(planning.plan(made.id(), new AgendaForm(List.of(withGroups("choice", plans)))));
        assertThat(result(store.programme().session(made.id()))
                        .orElseThrow()
                        .agenda()
                        .get(0)
                        .groups())
                .containsExactly(
                        new GroupPlan(null, "north", "What carries you?", "iceberg"),
                        new GroupPlan("Willow", null, null, null));
    }

    @Test
    void groupsThatNobodyKnowsBeforehandCannotBePrepared_C23() {
        Session made = result(planning.add("c", form("VIRTUAL", 1, ""))).get(0);
        List<GroupPlan> plans =
                List.of(new GroupPlan(null, null, null, "unknown"), new GroupPlan(null, "/", null, null));
        assertThatThrownBy(() -> planning.plan(made.id(), new AgendaForm(List.of(withGroups("pairs", plans)))))
                .isInstanceOfSatisfying(
                        InvalidForm.class,
                        e -> assertThat(e.fields())
                                .containsOnlyKeys(
                                        "items.0.groups",
                                        "items.0.groups.0.name",
                                        "items.0.groups.0.board",
                                        "items.0.groups.1.key"));
    }

    private static ItemForm withGroups(String grouping, List<GroupPlan> groups) {
        return new ItemForm(null, "breakout", "Together", 20, grouping, null, null, null, null, groups);
    }

    private Session edit(String id, SessionForm form) {
        result(planning.edit(id, form));
        return result(store.programme().session(id)).orElseThrow();
    }

    private static SessionForm form(String kind, int days, String place) {
        return new SessionForm("Title", kind, "2026-10-13T15:00", HOME, days, 180, place, "iceberg");
    }

    private static ItemForm item(String title, int minutes) {
        return new ItemForm(
                null,
                "practice",
                title,
                minutes,
                "room",
                "arriving",
                "iceberg",
                "What moves you?",
                "Breathe first",
                null);
    }

    private static PlanForm year(@Nullable List<String> starts) {
        return new PlanForm(2, "TUESDAY", "15:00", HOME, "2026-09", 12, 180, starts);
    }

    private static List<Integer> shifts(PlanView plan, String site) {
        return plan.dates().stream()
                .flatMap(date -> date.locals().stream())
                .filter(it -> it.site().equals(site))
                .map(it -> it.shift())
                .toList();
    }
}
