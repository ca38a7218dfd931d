package org.mandala.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {
    @TempDir
    Path folder;

    @Test
    void listsTheFilesOfAJar() throws IOException {
        Path jar = folder.resolve("house with spaces.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "config/schema/practice.schema.json", "{}");
            entry(zip, "config/practices/b.json", "two");
            entry(zip, "config/practices/a.json", "one");
            entry(zip, "config/practices/readme.txt", "no script");
        }
        URL anchor = new URL("jar:" + jar.toUri() + "!/config/schema/practice.schema.json");
        assertThat(Folders.beside(anchor, "practices")).containsOnlyKeys("a.json", "b.json");
        assertThat(Folders.beside(anchor, "practices").get("a.json")).isEqualTo(bytes("one"));
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes(text));
        zip.closeEntry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
