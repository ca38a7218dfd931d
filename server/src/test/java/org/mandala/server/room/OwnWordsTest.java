package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.protocol.Showing;

/** What people write in a session goes with them: rule R8. */
public final class OwnWordsTest {
    /** What names somebody or something. */
    private static final Set<String> IDS = Set.of(
            "person",
            "to",
            "grouping",
            "group",
            "line",
            "where",
            "run",
            "practice",
            "step",
            "bell",
            "groups",
            "prepared",
            "without",
            "inside",
            "people",
            "own",
            "what");

    /** What is the session's, whoever ordered it. */
    private static final Set<String> PLANNED = Set.of(
            "AgendaSet.agenda",
            "GroupsPrepared.prepared",
            "GroupsOpened.grouping",
            "LineWritten.name",
            "RoundSet.round");

    private static final Set<String> WORDS = Set.of(
            "ChatSaid.text",
            "CompanionsNamed.companions",
            "LineWritten.text",
            "NotesSet.text",
            "PromptSet.text",
            "GroupsTold.text",
            "ShownToAll.showing",
            "LineSaid.text");

    /** One of each kind of event that holds words of who ordered it. */
    public static List<SessionEvent> saying(String words) {
        return List.of(
                new RoomEvent.ChatSaid("room", "p", words),
                new RoomEvent.CompanionsNamed("p", List.of(new Companion("p:1", words))),
                new RoomEvent.LineWritten("c", "g", "Group 1", words),
                new RoomEvent.NotesSet("line-1", words),
                new RoomEvent.PromptSet(words),
                new RoomEvent.GroupsTold(words, List.of("g")),
                new RoomEvent.ShownToAll(
                        new Showing(Showing.Kind.LINK, words, "https://example.org/" + words, null, null, null, null)),
                new RunEvent.LineSaid("r", 1, words, null));
    }

    @Test
    void everyTextOfAnEventIsKnownWithItsFate_R8() {
        Set<String> texts = kinds().flatMap(kind -> Arrays.stream(kind.getRecordComponents())
                        .filter(part -> !part.getType().isPrimitive())
                        .map(part -> kind.getSimpleName() + "." + part.getName())
                        .filter(name -> PLANNED.contains(name) || WORDS.contains(name) || !isId(name)))
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>(PLANNED);
        known.addAll(WORDS);
        assertThat(texts).as("say in OwnWords what becomes of it").isEqualTo(known);
    }

    @Test
    void wordsGoAndTheEventStays_R8() {
        assertThat(saying("canary").stream().map(it -> it.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(WORDS.stream()
                        .map(name -> name.substring(0, name.indexOf('.')))
                        .toList());
        for (SessionEvent event : saying("canary")) {
            SessionEvent bare = OwnWords.without(event);
            assertThat(bare).hasSameClassAs(event);
            assertThat(new String(Json.write(bare), StandardCharsets.UTF_8)).doesNotContain("canary");
            assertThat(OwnWords.without(bare)).isEqualTo(bare);
        }
    }

    @Test
    void aLogWithoutSomebodysWordsIsFoldedAsIfTheyHadSaidNothing_R8() {
        RoomFold fold = new RoomFold();
        long seq = 0;
        for (SessionEvent event : saying("canary")) {
            fold.apply(new LoggedEvent(++seq, seq, "p", null, OwnWords.without(event)));
        }
        fold.apply(new LoggedEvent(++seq, seq, "house", null, new RoomEvent.WordsErased("p")));
        assertThat(tree(fold)).isEqualTo(tree(new RoomFold()));
        assertThat(fold.people().isErased("p")).isTrue();
    }

    private static JsonNode tree(RoomFold fold) {
        return Json.MAPPER.valueToTree(fold.view("q", false));
    }

    private static boolean isId(String name) {
        return IDS.contains(name.substring(name.indexOf('.') + 1));
    }

    private static Stream<Class<?>> kinds() {
        return Stream.of(RoomEvent.class, RunEvent.class).flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()));
    }
}
