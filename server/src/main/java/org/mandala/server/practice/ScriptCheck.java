package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mandala.server.board.Templates;
import org.mandala.server.content.ContentFile;
import org.mandala.server.content.ContentProblem;

/** What a script means must hold together; the schema has said already that it is well formed. */
final class ScriptCheck {
    /** Those whom only a step with turns has. */
    private static final Set<String> IN_TURNS = Set.of("speaker", "listener");

    private final ContentFile file;
    private final Practice practice;
    private final Templates templates;
    private final List<ContentProblem> problems = new ArrayList<>();

    ScriptCheck(ContentFile file, Practice practice, Templates templates) {
        this.file = file;
        this.practice = practice;
        this.templates = templates;
    }

    List<ContentProblem> problems() {
        checkCare();
        checkPeople();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < practice.steps().size(); i++) {
            Step step = practice.steps().get(i);
            String at = "/steps/" + i;
            if (!ids.add(step.id())) {
                add(at + "/id", "the step id " + step.id() + " is there twice");
            }
            checkFlex(step, at);
            checkGroups(step, at);
            checkRoles(step, at);
            checkCues(step, at);
        }
        return problems;
    }

    /** The schema wants care to be there; a blank notice would tell nobody what comes. */
    private void checkCare() {
        if (file.root().at("/care/notice").asText().isBlank()) {
            add("/care/notice", "the care notice is empty: say what the practice may bring up");
        }
    }

    private void checkPeople() {
        int min = file.root().at("/people/min").asInt(1);
        int max = file.root().at("/people/max").asInt(Integer.MAX_VALUE);
        if (min > max) {
            add("/people", "at least " + min + " people and at most " + max + " cannot both be");
        }
    }

    private void checkFlex(Step step, String at) {
        Step.Flex flex = step.flex();
        double length = step.mode() == Step.Mode.ROUND ? step.each() : step.seconds();
        if (flex != null && !(flex.min() <= length && length <= flex.max())) {
            add(at + "/flex", "flex must have min <= " + length + " s (the step's length) <= max");
        }
    }

    /** P56: everybody together has no groups to go into. */
    private void checkGroups(Step step, String at) {
        boolean leadsIn = step.apart().orElse(false);
        if (leadsIn && practice.grouping().size().equals("room")) {
            add(
                    at + "/group",
                    "the step leads into groups, but the practice is for everyone together:"
                            + " choose pairs, threes or home groups, or take the step out");
        }
        if (step.mode() == Step.Mode.GROUP && step.apart().isEmpty()) {
            add(at + "/mode", "the step says neither into groups (open: true) nor back to the room (open: false)");
        }
    }

    /** Roles say who there is to be spoken to in the turns. */
    private void checkRoles(Step step, String at) {
        for (int i = 0; i < step.cues().size(); i++) {
            String to = step.cues().get(i).to();
            if (step.roles() != null
                    && to != null
                    && IN_TURNS.contains(to)
                    && !step.roles().contains(to)) {
                add(at + "/cues/" + i + "/to", "the roles of the step name no " + to);
            }
        }
    }

    private void checkCues(Step step, String at) {
        double length = step.mode() == Step.Mode.ROUND ? step.each() : step.seconds();
        for (int i = 0; i < step.cues().size(); i++) {
            Step.Cue cue = step.cues().get(i);
            String place = at + "/cues/" + i;
            if (cue.at() > length) {
                add(place + "/at", "the cue at " + cue.at() + " s lies outside its step of " + length + " s");
            }
            if (cue.board() != null && templates.latest(cue.board().template()).isEmpty()) {
                add(
                        place + "/board/template",
                        "there is no board template " + cue.board().template());
            }
            if (cue.to() != null && IN_TURNS.contains(cue.to()) && !step.mode().shared()) {
                add(place + "/to", "only a step with turns has a " + cue.to());
            }
        }
    }

    private void add(String pointer, String reason) {
        problems.add(file.problem(pointer, reason));
    }
}
