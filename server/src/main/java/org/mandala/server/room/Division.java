package org.mandala.server.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.practice.Mixing;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupForm;
import org.mandala.server.protocol.GroupPlan;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.RosterPerson;

/** Divides those who are here into groups. Rules L22 to L24. */
final class Division {
    /** Where the programme has no home groups, groups of about so many are made. */
    private static final int HOME_SIZE = 6;

    private static final String SIT_OUT = "sit-out";
    private static final String WITH_LEADER = "facilitator";

    private final Scene scene;
    private final Random random;

    Division(Scene scene, Random random) {
        this.scene = scene;
        this.random = random;
    }

    List<Group> of(GroupsForm form) {
        if (form.groups() != null) {
            return given(form.groups());
        }
        List<GroupPlan> plans = scene.lore().groups(form.line());
        return byKind(form, plans).stream()
                .map(group -> asPlanned(group, plans))
                .toList();
    }

    private List<Group> byKind(GroupsForm form, List<GroupPlan> plans) {
        return switch (form.kind()) {
            case HOME ->
                scene.lore().homes().isEmpty()
                        ? mixed(HOME_SIZE, null)
                        : byTeam(scene.lore().homes());
            case TEAMS -> byTeam(scene.lore().projects());
            case SITES -> bySite();
            case PAIRS, THREES -> mixed(sizeOf(form.kind()), form.odd());
            case CHOICE -> toChoose(plans);
            case PRACTICE -> List.of();
        };
    }

    static int sizeOf(GroupingKind kind) {
        return kind == GroupingKind.THREES ? 3 : 2;
    }

    /** Those that have no team or site behind them; whoever likes goes there. */
    private static List<Group> toChoose(List<GroupPlan> plans) {
        List<Group> groups = new ArrayList<>();
        for (GroupPlan plan : plans) {
            if (plan.key() == null && plan.name() != null) {
                groups.add(new Group(id(groups), plan.name(), null, null, plan.prompt(), plan.board(), List.of()));
            }
        }
        return groups;
    }

    /** A team or site with the name, the question and the board that were prepared for it. */
    private static Group asPlanned(Group group, List<GroupPlan> plans) {
        return plans.stream()
                .filter(plan -> plan.key() != null && plan.key().equals(group.key()))
                .findFirst()
                .map(group::as)
                .orElse(group);
    }

    /** As those who lead wrote them; nobody is in two. */
    private List<Group> given(List<GroupForm> forms) {
        Set<String> placed = new HashSet<>();
        List<Group> groups = new ArrayList<>();
        for (GroupForm form : forms) {
            List<String> members = form.members().stream().filter(placed::add).toList();
            String board = form.key() == null
                    ? null
                    : scene.lore().team(form.key()).map(Lore.Team::board).orElse(null);
            groups.add(new Group(
                    id(groups), form.name().strip(), form.key(), board, form.prompt(), form.board(), members));
        }
        return groups;
    }

    /** Who is in none of them comes to the smallest. */
    private List<Group> byTeam(List<Lore.Team> teams) {
        List<String> here = scene.everybody();
        List<Group> groups = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Lore.Team team : teams) {
            List<String> members = here.stream()
                    .filter(person -> team.members().contains(Companion.ownerOf(person)))
                    .filter(placed::add)
                    .toList();
            if (!members.isEmpty()) {
                groups.add(new Group(id(groups), team.name(), team.id(), team.board(), null, null, members));
            }
        }
        return withRest(groups, here, placed);
    }

    /** People who are alone at their site are together. */
    private List<Group> bySite() {
        Map<String, List<String>> sites = new LinkedHashMap<>();
        for (RosterPerson person : scene.people()) {
            List<String> there = sites.computeIfAbsent(person.site(), none -> new ArrayList<>());
            there.add(person.id());
            scene.room().people().companionsOf(person.id()).forEach(each -> there.add(each.id()));
        }
        List<Group> groups = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        sites.forEach((site, people) -> {
            if (people.size() == 1) {
                alone.addAll(people);
            } else {
                groups.add(new Group(
                        id(groups), scene.lore().sites().getOrDefault(site, site), site, null, null, null, people));
            }
        });
        if (!alone.isEmpty()) {
            groups.add(new Group(id(groups), "", null, null, null, null, alone));
        }
        return groups;
    }

    /** Those who lead stay out, but for one where the rule for odd numbers wants it, or where there are too few others. */
    private List<Group> mixed(int size, @Nullable String odd) {
        List<List<String>> found = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (RosterPerson person : scene.people()) {
            if (!scene.leaders().contains(person.id())) {
                List<String> device = new ArrayList<>(List.of(person.id()));
                scene.room().people().companionsOf(person.id()).forEach(each -> device.add(each.id()));
                divideDevice(device, size, found, single);
            }
        }
        if (single.size() < size && found.isEmpty()) {
            scene.people().stream()
                    .map(RosterPerson::id)
                    .filter(id -> !single.contains(id))
                    .forEach(single::add);
        }
        int left = single.size() % size;
        if (left > 0 && WITH_LEADER.equals(odd) && !single.contains(scene.actor())) {
            single.add(scene.actor());
        }
        List<String> taking = left > 0 && SIT_OUT.equals(odd) && single.size() > size
                ? single.subList(0, single.size() - left)
                : single;
        if (!taking.isEmpty()) {
            found.addAll(new Mixing(scene.lore().met(), random).mix(taking, size));
        }
        return numbered(found);
    }

    /** Several people at one device are together among themselves. */
    static void divideDevice(List<String> device, int size, List<List<String>> found, List<String> single) {
        if (device.size() == 1) {
            single.addAll(device);
            return;
        }
        int count = Math.max(1, device.size() / size);
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < device.size(); i++) {
            parts.get(i % count).add(device.get(i));
        }
        found.addAll(parts);
    }

    static List<Group> withRest(List<Group> groups, List<String> here, Set<String> placed) {
        List<Group> all = new ArrayList<>(groups);
        for (String person : here) {
            if (!all.isEmpty() && placed.add(person)) {
                Group smallest =
                        Placing.smallest(all, group -> group.members().size()).orElseThrow();
                all.set(all.indexOf(smallest), smallest.with(person));
            }
        }
        return all;
    }

    private static List<Group> numbered(List<List<String>> found) {
        List<Group> groups = new ArrayList<>();
        for (List<String> members : found) {
            groups.add(new Group(id(groups), String.valueOf(groups.size() + 1), null, null, null, null, members));
        }
        return groups;
    }

    static String id(List<Group> groups) {
        return "g" + (groups.size() + 1);
    }
}
