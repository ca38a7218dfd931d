package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.ClientMessage.StartPractice;
import org.mandala.server.protocol.PracticeState;
import org.mandala.server.protocol.PracticeView;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.SavedPractice;
import org.mandala.server.store.memory.MemoryStore;

/** Rules P50 to P54. */
final class WorkshopTest {
    private final InstantSource time = InstantSource.fixed(Instant.ofEpochMilli(5_000));
    private final MemoryStore store = new MemoryStore(time);
    private final Practices practices = Scripts.shipped();
    private final Workshop workshop = new Workshop(practices, store.practices(), time, new Random(1));
    private final Runs runs = new Runs(practices, new Random(1));

    @BeforeEach
    void open() {
        workshop.open().await();
    }

    @Test
    void aNewPracticeGetsAnIdOfItsOwn_P50() {
        SavedPractice saved = save("ana", script("arriving"));
        assertThat(saved.problems()).isEmpty();
        assertThat(saved.id()).startsWith("arriving-").isNotEqualTo("arriving");
        assertThat(saved.version()).isEqualTo(1);
        assertThat(practices.raw(String.valueOf(saved.id()), 1)).isPresent();
    }

    @Test
    void aDraftIsChangedUntilARunHasBegunWithIt_P50() {
        String id = String.valueOf(save("ana", script("arriving")).id());
        assertThat(save("ana", withId(id)).version()).isEqualTo(1);
        runs.begun(new PracticeStarted("r", id, 1, 1, 0));
        assertThat(save("ana", withId(id)).version()).isEqualTo(2);
        assertThat(practices.raw(id, 1)).isPresent();
    }

    @Test
    void anotherPersonsPracticeIsCopiedNotChanged_P50() {
        String id = String.valueOf(save("ana", script("arriving")).id());
        assertThat(save("ben", withId(id)).id()).isNotEqualTo(id);
    }

    @Test
    void whatIsOfferedIsSeenByAllAndMadeAnewWhenItIsChanged_P51() {
        String id = String.valueOf(save("ana", script("arriving")).id());
        assertThat(listed("ben")).doesNotContain(id);
        workshop.setState(id, 1, PracticeState.OFFERED).await();
        assertThat(listed("ben")).contains(id);
        assertThat(save("ana", withId(id)).version()).isEqualTo(2);
    }

    @Test
    void everythingThatIsWrongIsSaidAndNothingKept_P52() {
        SavedPractice bad = save("ana", script("arriving").replace("\"seconds\": 45", "\"seconds\": 1"));
        assertThat(bad.id()).isNull();
        assertThat(bad.problems()).isNotEmpty().allMatch(problem -> problem.line() > 0);
        assertThat(workshop.check("no json".getBytes(StandardCharsets.UTF_8))).hasSize(1);
        assertThat(workshop.list("ana", false)).noneMatch(PracticeView::mine);
    }

    @Test
    void everybodyTogetherCannotGoIntoGroups_P52_P56() {
        String script = script("listening-pairs").replace("\"size\": 2", "\"size\": \"room\"");
        assertThat(save("ana", script).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("choose pairs, threes or home groups");
            assertThat(script.lines().skip(problem.line() - 1).findFirst().orElseThrow())
                    .contains("\"group\"");
        });
    }

    @Test
    void aStepIntoGroupsOrBackSaysWhichWay_P52_P56() {
        String script = script("listening-pairs").replaceFirst("\"group\": \\{\\s*\"open\": true\\s*},", "");
        assertThat(save("ana", script).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("neither into groups"));
    }

    @Test
    void whatIsForAListenerNeedsOne_P52() {
        String script = script("listening-pairs").replaceFirst("(\"speaker\"),\\s*\"listener\"(\\s*])", "$1$2");
        assertThat(save("ana", script).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.reason()).contains("name no listener"));
    }

    @Test
    void onesOwnDraftCanBeLedByOneselfAndAnAcceptedOneByEverybodyWhoLeads_P53() {
        String id = String.valueOf(save("ana", script("arriving")).id());
        assertThat(start(id, "ana")).isInstanceOf(Runs.Decision.Append.class);
        assertThat(start(id, "ben")).isInstanceOf(Runs.Decision.Refuse.class);
        workshop.setState(id, 1, PracticeState.ACCEPTED).await();
        assertThat(start(id, "ben")).isInstanceOf(Runs.Decision.Append.class);
    }

    @Test
    void whatWasKeptIsThereAfterARestart_P54() {
        String id = String.valueOf(save("ana", script("arriving")).id());
        Practices again = Scripts.shipped();
        new Workshop(again, store.practices(), time, new Random(2)).open().await();
        assertThat(again.find(id, 1)).isPresent();
    }

    private Runs.Decision start(String id, String person) {
        Present present = new Present(person, true, List.of(person), List.of(person));
        return runs.decide(new StartPractice("c", id, null), present, List.of(), 0, "r");
    }

    private List<String> listed(String person) {
        return workshop.list(person, false).stream().map(PracticeView::id).toList();
    }

    private SavedPractice save(String person, String script) {
        return workshop.save(person, script.getBytes(StandardCharsets.UTF_8)).await();
    }

    private static String withId(String id) {
        return script("arriving").replace("\"id\": \"arriving\"", "\"id\": \"" + id + "\"");
    }

    private static String script(String id) {
        try {
            return Files.readString(Path.of("../config/practices/" + id + ".json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
