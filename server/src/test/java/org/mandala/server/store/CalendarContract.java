package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.programme.AgendaTemplate;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.SiteEvent;
import org.mandala.server.programme.When;

/** Rules C20 to C23, C37. */
public abstract class CalendarContract extends StoreContract {
    private static final When WEEK = new When(LocalDateTime.of(2027, 3, 26, 9, 30), "Europe/Copenhagen", 5, 420);

    @Test
    void whatIsDecidedIsWrittenWhole_C20() {
        result(store().programme().load(contents()));
        Session moved = session("after", NOW + DAY)
                .moved("Elsewhere", Session.Kind.IN_PERSON, WEEK, "Odense", NOW)
                .cancelledAt(NOW);
        assertThat(result(store().calendar().change(COHORT, all -> List.of(moved))))
                .containsExactly(moved);
        assertThat(result(store().programme().session("after"))).contains(moved);
        assertThat(result(store().calendar().sessions(COHORT)))
                .extracting(Session::id)
                .containsExactly("before", "running", "after");
        assertThat(moved.sequence()).isEqualTo(2);
        assertThat(moved.start()).isEqualTo(WEEK.start());
        assertThat(moved.end()).isEqualTo(WEEK.end());
    }

    @Test
    void aDecisionSeesTheSessionsOfItsCohortAlone() {
        result(store().programme().load(contents()));
        assertThat(result(store().calendar().change("other", all -> all))).isEmpty();
        assertFailure(store().calendar().change(COHORT, all -> {
                    throw new IllegalStateException(all.size() + " sessions");
                }))
                .hasMessageContaining("3 sessions");
    }

    @Test
    void aCancelledSessionIsNeitherNextNorRemindedOf_C21() {
        result(store().programme().load(contents()));
        result(store().calendar()
                .change(COHORT, all -> List.of(session("running", NOW).cancelledAt(NOW))));
        assertThat(result(store().programme().nextSession(NOW)).map(Session::id))
                .contains("after");
        assertThat(result(store().calendar().startingBetween(NOW, NOW + DAY))).isEmpty();
        assertThat(result(store().calendar().startingBetween(NOW, NOW + DAY + 1)))
                .extracting(Session::id)
                .containsExactly("after");
    }

    @Test
    void aTemplateIsKeptChangedAndRemoved_C23() {
        AgendaTemplate evening =
                new AgendaTemplate("t", "Evening", session("x", NOW).agenda());
        result(store().calendar().put(evening));
        AgendaTemplate morning = new AgendaTemplate("t", "Morning", List.of());
        assertThat(result(store().calendar().templates())).containsExactly(evening);
        result(store().calendar().put(morning));
        assertThat(result(store().calendar().templates())).containsExactly(morning);
        assertThat(result(store().calendar().removeTemplate("t"))).isTrue();
        assertThat(result(store().calendar().removeTemplate("t"))).isFalse();
    }

    @Test
    void anEventOfASiteIsSeenUntilItIsOver_C37() {
        result(store().register().change(state -> Changes.of(new Site("aarhus", "Aarhus", "DK", "Europe/Copenhagen"))));
        SiteEvent event = new SiteEvent("e", "aarhus", "Open day", "For all", "School", WEEK, 0, null, NOW);
        result(store().calendar().put(event));
        assertThat(result(store().calendar().event("e"))).contains(event);
        assertThat(result(store().calendar().eventsAfter(WEEK.end() - 1))).containsExactly(event);
        assertThat(result(store().calendar().eventsAfter(WEEK.end()))).isEmpty();
        SiteEvent cancelled = new SiteEvent("e", "aarhus", "Open day", "", "", WEEK, 1, NOW, NOW);
        result(store().calendar().put(cancelled));
        assertThat(result(store().calendar().eventsAfter(0))).containsExactly(cancelled);
    }
}
