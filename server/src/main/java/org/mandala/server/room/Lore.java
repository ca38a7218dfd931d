package org.mandala.server.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.practice.Met;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.GroupPlan;

/**
 * What a session knows of the programme around it: which of its twins was the first, whose id names what they share, its plan, what is prepared for the groups of its
 * lines, the teams of its cohort, how sites and people are called, and who met whom in a small group this year.
 */
public record Lore(
        String first,
        List<AgendaLine> plan,
        Map<String, List<GroupPlan>> groups,
        List<Team> teams,
        Map<String, String> sites,
        Map<String, String> names,
        Met met) {
    /** Nothing is known yet. */
    static final Lore NONE = new Lore("", List.of(), Map.of(), List.of(), Map.of(), Map.of(), Met.NOBODY);

    public Lore {
        plan = List.copyOf(plan);
        groups = Map.copyOf(groups);
        teams = List.copyOf(teams);
        sites = Map.copyOf(sites);
        names = Map.copyOf(names);
    }

    /** The same, with this prepared for the groups of a line. */
    Lore planning(String line, List<GroupPlan> plans) {
        return new Lore(first, plan, Map.of(line, plans), teams, sites, names, met);
    }

    /** A home group, or a team with a board that lasts. */
    public record Team(
            String id, String name, boolean home, @Nullable String board, List<String> members) {}

    List<GroupPlan> groups(@Nullable String line) {
        return line == null ? List.of() : groups.getOrDefault(line, List.of());
    }

    List<Team> homes() {
        return teams.stream().filter(Team::home).toList();
    }

    List<Team> projects() {
        return teams.stream().filter(team -> !team.home()).toList();
    }

    Optional<Team> team(String id) {
        return teams.stream().filter(team -> team.id().equals(id)).findFirst();
    }
}
