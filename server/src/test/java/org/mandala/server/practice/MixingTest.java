package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule L24. */
class MixingTest {
    private static final int SESSIONS = 12;

    @Test
    void nobodyMeetsAgainInAYearOfPairs_L24() {
        assertThat(repeats(36, 2, SESSIONS)).isZero();
    }

    @Test
    void fewMeetAgainInAYearOfThrees_L24() {
        assertThat(repeats(36, 3, SESSIONS)).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsLeftOverMakesGroupsOneLarger_L23() {
        List<List<String>> groups = new Mixing(Met.NOBODY, new Random(1)).mix(people(11), 3);
        assertThat(groups.stream().map(List::size)).containsExactlyInAnyOrder(4, 4, 3);
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(people(11));
    }

    @Test
    void twoHundredPeopleAreDividedAtOnce() {
        Met met = Met.of(new Mixing(Met.NOBODY, new Random(1)).mix(people(200), 2));
        assertThat(new Mixing(met, new Random(2)).mix(people(200), 2)).hasSize(100);
    }

    /** How many meetings of two people in so many sessions were not the first. */
    private static int repeats(int count, int size, int sessions) {
        Random random = new Random(7);
        List<List<String>> all = new ArrayList<>();
        int repeats = 0;
        for (int i = 0; i < sessions; i++) {
            Met met = Met.of(all);
            List<List<String>> groups = new Mixing(met, random).mix(people(count), size);
            for (List<String> group : groups) {
                for (int a = 0; a < group.size(); a++) {
                    for (int b = 0; b < a; b++) {
                        repeats += met.times(group.get(a), group.get(b)) > 0 ? 1 : 0;
                    }
                }
            }
            all.addAll(groups);
        }
        return repeats;
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    }
}
