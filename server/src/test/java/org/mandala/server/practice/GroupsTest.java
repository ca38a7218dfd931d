package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandala.server.practice.Practice.Grouping;
import org.mandala.server.protocol.RunGroup;

final class GroupsTest {
    @Test
    void aRoomIsOneGroupInTheOrderOfComing_P37() {
        assertThat(form("room", "trio", 3)).containsExactly(new RunGroup("room", List.of("p0", "p1", "p2")));
    }

    @Test
    void pairsLeaveTheLeaderOutAndMakeAThreeOfWhoIsLeft_P38() {
        assertThat(sizes(form("2", "trio", 7))).containsExactly(2, 2, 2);
        assertThat(sizes(form("2", "trio", 6))).containsExactly(3, 2);
        assertThat(members(form("2", "trio", 6))).doesNotContain("p0").hasSize(5);
    }

    @Test
    void theLeaderMakesTheNumberEvenOrSomebodyRests_P38() {
        assertThat(members(form("2", "facilitator", 6))).contains("p0").hasSize(6);
        assertThat(sizes(form("2", "sit-out", 6))).containsExactly(2, 2);
    }

    @Test
    void twoWhoAreAloneArePairedWhoeverLeads_P38() {
        assertThat(members(form("2", "trio", 2))).containsExactlyInAnyOrder("p0", "p1");
    }

    @Test
    void homeGroupsAreOneUpToEightAndAboutSixAbove_P39() {
        assertThat(sizes(form("home", "trio", 8))).containsExactly(8);
        assertThat(sizes(form("home", "trio", 19))).containsExactly(6, 6, 6);
        assertThat(sizes(form("home", "trio", 37))).containsExactly(6, 6, 6, 6, 6, 6);
    }

    @Test
    void nobodyIsInTwoGroupsNorLostAtAnySize_P38_P39() {
        for (int people = 2; people < 60; people++) {
            for (String size : List.of("home", "2", "3")) {
                assertThat(members(form(size, "trio", people)))
                        .as(size + " of " + people)
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThanOrEqualTo(people - 1);
            }
        }
    }

    private static List<RunGroup> form(String size, String odd, int people) {
        List<String> ids = IntStream.range(0, people).mapToObj(i -> "p" + i).toList();
        return Groups.form(
                new Grouping(size, odd, true, null),
                ids,
                "p0",
                new Mixing(Met.NOBODY, new Random(people)),
                new Random(people));
    }

    private static List<Integer> sizes(List<RunGroup> groups) {
        return groups.stream().map(group -> group.members().size()).toList();
    }

    private static List<String> members(List<RunGroup> groups) {
        return groups.stream().flatMap(group -> group.members().stream()).toList();
    }
}
