package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What facilitators and stewards fill in to plan. Local times are as in 2026-03-10T15:00, zones are IANA names. */
public final class CalendarForms {

    /**
     * Monthly dates: the {@code week}th (1 to 4, 5 for the last) {@code weekday} (MONDAY ...) at {@code time} (15:00) in
     * {@code zone}, from {@code firstMonth} (2026-09) for {@code months}. Where {@code starts} are given, these are looked at
     * instead.
     */
    public record PlanForm(
            int week,
            String weekday,
            String time,
            String zone,
            String firstMonth,
            int months,
            int minutes,
            @Nullable List<String> starts) {}

    /** Sessions to be made, with the agenda of a template where one is named. */
    public record SessionsForm(
            List<StartForm> starts,
            String zone,
            int minutes,
            @Nullable String template,
            String boardTemplate) {}

    /** One session to be made; {@code twinStart} is the local start of its twin, where it has one. */
    public record StartForm(
            String title, String localStart, @Nullable String twinStart) {}

    /** {@code kind} VIRTUAL or IN_PERSON. */
    public record SessionForm(
            String title,
            String kind,
            String localStart,
            String zone,
            int days,
            int minutes,
            String place,
            String boardTemplate) {}

    public record TwinForm(String localStart) {}

    public record AgendaForm(List<ItemForm> items) {}

    /** {@code kind} and {@code grouping} in small letters, as in {@link AgendaItemView}. */
    public record ItemForm(
            @Nullable String id,
            String kind,
            String title,
            int minutes,
            String grouping,
            @Nullable String practice,
            @Nullable String board,
            @Nullable String prompt,
            @Nullable String notes,
            @Nullable List<GroupPlan> groups) {}

    public record AgendaTemplateForm(String title, List<ItemForm> items) {}

    public record EventForm(
            String site,
            String title,
            String about,
            String place,
            String localStart,
            String zone,
            int days,
            int minutes,
            boolean cancelled) {}

    /** Which reminders come by e-mail. */
    public record WishesForm(boolean dayBefore, boolean hourBefore) {}

    private CalendarForms() {}
}
