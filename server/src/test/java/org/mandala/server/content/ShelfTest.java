package org.mandala.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.board.Template;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Practices;

/** How files of the house's own are read beside those that are shipped. */
final class ShelfTest {
    private static final Templates TEMPLATES = new Templates(null);

    @TempDir
    Path folder;

    @Test
    void allThatIsShippedIsSound() {
        Practices practices = new Practices(null, TEMPLATES);
        assertThat(practices.problems()).isEmpty();
        assertThat(TEMPLATES.problems()).isEmpty();
        assertThat(TEMPLATES.all()).hasSize(11);
        assertThat(TEMPLATES.latest("three-rings").orElseThrow().kind()).isEqualTo(Template.Kind.MANDALA);
    }

    @Test
    void aScriptIsGivenAsItWasWritten() throws IOException {
        Practices practices = new Practices(null, TEMPLATES);
        assertThat(practices.raw("arriving", 1).orElseThrow())
                .isEqualTo(Files.readAllBytes(Path.of("../config/practices/arriving.json")));
        assertThat(practices.raw("arriving", 2)).isEmpty();
    }

    @Test
    void aFolderAddsToWhatIsShipped() throws IOException {
        write("ours.json", shipped().replace("\"arriving\"", "\"our-own\""));
        write("newer.json", shipped().replace("\"version\": 1", "\"version\": 2"));
        Practices practices = new Practices(folder, TEMPLATES);
        assertThat(practices.problems()).isEmpty();
        assertThat(practices.latest("our-own")).isPresent();
        assertThat(practices.latest("arriving").orElseThrow().version()).isEqualTo(2);
        assertThat(practices.find("arriving", 1)).isPresent();
    }

    @Test
    void aBadFileIsNamedWithItsLineAndTheRestIsUsed() throws IOException {
        write("broken.json", "{\n  \"format\": \"practice/1\",\n  \"id\" \n}");
        write(
                "odd.json",
                shipped()
                        .replace("\"mode\": \"silence\"", "\"mode\": \"shouting\"")
                        .replace("\"arriving\"", "\"odd\""));
        write("empty.json", "");
        write("nothing.json", "null");
        Practices practices = new Practices(folder, TEMPLATES);
        assertThat(practices.problems().stream().map(ContentProblem::toString))
                .anySatisfy(line -> assertThat(line).endsWith("empty.json: is empty"))
                .anySatisfy(line -> assertThat(line).contains("nothing.json:1: "))
                .anySatisfy(line -> assertThat(line).contains("broken.json:4: is not JSON"))
                .anySatisfy(line -> assertThat(line)
                        .contains("odd.json:" + lineOf("\"mode\": \"silence\"") + ": ")
                        .contains("/steps/4/mode"))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
        assertThat(practices.latest("arriving")).isPresent();
        assertThat(practices.latest("odd")).isEmpty();
    }

    @Test
    void aScriptWithoutCareIsRefused() throws IOException {
        write("careless.json", shipped().replace("\"care\"", "\"carex\""));
        assertThat(reasons()).anySatisfy(reason -> assertThat(reason).contains("care"));
    }

    @Test
    void aMeaninglessScriptIsRefusedWithTheLine() throws IOException {
        write("twice.json", own("twice").replace("\"id\": \"ground\"", "\"id\": \"open\""));
        write("outside.json", own("outside").replace("\"at\": 42", "\"at\": 420"));
        write("flex.json", own("flex").replace("\"min\": 20", "\"min\": 90"));
        write("speaker.json", own("speaker").replace("\"to\": \"all\"", "\"to\": \"speaker\""));
        write(
                "board.json",
                own("board")
                        .replace(
                                "{\n          \"kind\": \"mic\"",
                                "{ \"kind\": \"board\", \"at\": 1, \"board\": { \"template\": \"nowhere\" } }, {\n          \"kind\": \"mic\""));
        assertThat(problems().stream().map(ContentProblem::toString))
                .anySatisfy(it -> assertThat(it)
                        .endsWith("twice.json:" + lineOf("\"id\": \"ground\"") + ": the step id open is there twice"))
                .anySatisfy(it -> assertThat(it).contains("outside.json:" + lineOf("\"at\": 42") + ": the cue at 420"))
                .anySatisfy(it -> assertThat(it).contains("flex must have min"))
                .anySatisfy(it -> assertThat(it).contains("only a step with turns has a speaker"))
                .anySatisfy(it -> assertThat(it).contains("there is no board template nowhere"))
                .hasSize(5);
    }

    @Test
    void theSameVersionTwiceIsRefused() throws IOException {
        write("arriving.json", shipped());
        assertThat(reasons())
                .containsExactly(
                        "arriving version 1 is there already, in arriving.json: give the changed text a new version");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Practices practices = new Practices(folder.resolve("nowhere"), TEMPLATES);
        assertThat(practices.problems())
                .extracting(ContentProblem::reason)
                .containsExactly("is not a folder that can be read");
        assertThat(practices.ofHouse()).isNotEmpty();
    }

    @Test
    void aTemplateWithTwoPartsOfOneIdIsRefused() throws IOException {
        String rings = Files.readString(Path.of("../config/templates/three-rings.json"));
        write(
                "rings.json",
                rings.replace("\"three-rings\"", "\"rings\"").replace("\"id\": \"each-other\"", "\"id\": \"self\""));
        Templates templates = new Templates(folder);
        assertThat(templates.problems())
                .extracting(ContentProblem::reason)
                .containsExactly("the id self is there twice in rings");
        assertThat(templates.latest("rings")).isEmpty();
    }

    private List<ContentProblem> problems() {
        return new Practices(folder, TEMPLATES).problems();
    }

    private List<String> reasons() {
        return problems().stream().map(ContentProblem::reason).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String own(String id) throws IOException {
        return shipped().replace("\"arriving\"", "\"" + id + "\"");
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("../config/practices/arriving.json"));
    }

    private static long lineOf(String text) throws IOException {
        return shipped().substring(0, shipped().indexOf(text)).lines().count();
    }
}
