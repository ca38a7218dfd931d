package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Divides people into groups of a size so that few meet again: a random division, then exchanges of two people as long as they
 * make fewer meetings anew, from several beginnings. What is left over makes groups of one more. Rule L24.
 */
public final class Mixing {
    private static final int BEGINNINGS = 12;

    private final Met met;
    private final Random random;

    public Mixing(Met met, Random random) {
        this.met = met;
        this.random = random;
    }

    public List<List<String>> mix(List<String> people, int size) {
        int count = Math.max(1, people.size() / size);
        List<List<String>> best = begin(people, count);
        for (int i = 1; i < BEGINNINGS && costs(best) > 0; i++) {
            List<List<String>> next = begin(people, count);
            best = costs(next) < costs(best) ? next : best;
        }
        return best;
    }

    private List<List<String>> begin(List<String> people, int count) {
        List<String> mixed = new ArrayList<>(people);
        Collections.shuffle(mixed, random);
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < mixed.size(); i++) {
            groups.get(i % count).add(mixed.get(i));
        }
        boolean better = true;
        while (better) {
            better = improve(groups);
        }
        return groups;
    }

    /** One exchange that makes it better, if there is one. */
    private boolean improve(List<List<String>> groups) {
        for (int a = 0; a < groups.size(); a++) {
            if (cost(groups.get(a)) > 0 && improve(groups, a)) {
                return true;
            }
        }
        return false;
    }

    private boolean improve(List<List<String>> groups, int a) {
        List<String> group = groups.get(a);
        for (int b = 0; b < groups.size(); b++) {
            for (int i = 0; b != a && i < group.size(); i++) {
                for (int j = 0; j < groups.get(b).size(); j++) {
                    if (exchanged(group, i, groups.get(b), j)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean exchanged(List<String> one, int i, List<String> other, int j) {
        int before = cost(one) + cost(other);
        exchange(one, i, other, j);
        if (cost(one) + cost(other) < before) {
            return true;
        }
        exchange(one, i, other, j);
        return false;
    }

    private static void exchange(List<String> one, int i, List<String> other, int j) {
        String person = one.get(i);
        one.set(i, other.get(j));
        other.set(j, person);
    }

    private int costs(List<List<String>> groups) {
        return groups.stream().mapToInt(this::cost).sum();
    }

    private int cost(List<String> group) {
        int sum = 0;
        for (int i = 0; i < group.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += met.times(group.get(i), group.get(j));
            }
        }
        return sum;
    }
}
