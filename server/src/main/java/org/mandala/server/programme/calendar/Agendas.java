package org.mandala.server.programme.calendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.Ids;
import org.mandala.server.protocol.CalendarForms.ItemForm;
import org.mandala.server.protocol.GroupPlan;

/** Reads agendas as they were filled in. A line's problem is said under {@code items.N.field}, N from 0. */
final class Agendas {
    private static final String ID = "[A-Za-z0-9_.:-]{1,64}";
    private static final int MAX_ITEMS = 60;
    private static final int MAX_TITLE = 120;
    private static final int MAX_PROMPT = 500;
    private static final int MAX_NOTES = 2_000;
    private static final int MAX_GROUPS = 60;
    private static final int MAX_GROUP_NAME = 60;
    private static final int MAX_MINUTES = 12 * 60;
    private static final int SECONDS_PER_MINUTE = 60;

    private final Predicate<String> practices;
    private final Predicate<String> boards;

    /** {@code practices} and {@code boards} know the ids of practices and board templates. */
    Agendas(Predicate<String> practices, Predicate<String> boards) {
        this.practices = practices;
        this.boards = boards;
    }

    List<AgendaItem> read(Form form, @Nullable List<ItemForm> wishes) {
        List<ItemForm> all = wishes == null ? List.of() : wishes;
        form.range("items", all.size(), 0, MAX_ITEMS, "lines");
        List<AgendaItem> items = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < Math.min(all.size(), MAX_ITEMS); i++) {
            items.add(item(form, "items." + i + ".", all.get(i), taken));
        }
        return items;
    }

    private AgendaItem item(Form form, String at, ItemForm wish, Set<String> taken) {
        String title = form.text(at + "title", wish.title(), MAX_TITLE, "Please give the line a title.");
        String given = wish.id();
        boolean usable = given != null && given.matches(ID) && !taken.contains(given);
        String id = usable && given != null ? given : Ids.of(title, taken);
        taken.add(id);
        AgendaItem.Grouping grouping = form.word(at + "grouping", wish.grouping(), AgendaItem.Grouping.class);
        return new AgendaItem(
                id,
                form.word(at + "kind", wish.kind(), AgendaItem.Kind.class),
                title,
                form.range(at + "minutes", wish.minutes(), 1, MAX_MINUTES, "minutes") * SECONDS_PER_MINUTE,
                grouping,
                known(form, at + "practice", wish.practice(), practices, "Please choose one of the practices."),
                known(form, at + "board", wish.board(), boards, "Please choose one of the boards."),
                absentIfEmpty(form.optional(at + "prompt", wish.prompt(), MAX_PROMPT)),
                absentIfEmpty(form.optional(at + "notes", wish.notes(), MAX_NOTES)),
                groups(form, at + "groups", wish.groups(), grouping));
    }

    private @Nullable List<GroupPlan> groups(
            Form form, String at, @Nullable List<GroupPlan> wishes, AgendaItem.Grouping grouping) {
        if (wishes == null || wishes.isEmpty()) {
            return null;
        }
        if (!grouping.isForeseen()) {
            form.wrong(at, "Only home groups, teams, sites and groups to choose can be prepared here.");
        }
        form.range(at, wishes.size(), 0, MAX_GROUPS, "groups");
        List<GroupPlan> plans = new ArrayList<>();
        for (int i = 0; i < Math.min(wishes.size(), MAX_GROUPS); i++) {
            plans.add(group(form, at + "." + i + ".", wishes.get(i)));
        }
        return plans;
    }

    /** A team or a site has its name; a group that people choose needs one. */
    private GroupPlan group(Form form, String at, GroupPlan wish) {
        String key = wish.key();
        if (key != null && !key.matches(ID)) {
            form.wrong(at + "key", "There is no such group.");
        }
        return new GroupPlan(
                key == null
                        ? form.text(at + "name", wish.name(), MAX_GROUP_NAME, "Please give the group a name.")
                        : absentIfEmpty(form.optional(at + "name", wish.name(), MAX_GROUP_NAME)),
                key,
                absentIfEmpty(form.optional(at + "prompt", wish.prompt(), MAX_PROMPT)),
                known(form, at + "board", wish.board(), boards, "Please choose one of the boards."));
    }

    private static @Nullable String known(
            Form form, String field, @Nullable String id, Predicate<String> known, String sentence) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (!known.test(id)) {
            form.wrong(field, sentence);
        }
        return id;
    }

    String board(Form form, @Nullable String id) {
        return form.text(
                "boardTemplate",
                known(form, "boardTemplate", id, boards, "Please choose one of the boards."),
                64,
                "Please choose a board.");
    }

    private static @Nullable String absentIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
