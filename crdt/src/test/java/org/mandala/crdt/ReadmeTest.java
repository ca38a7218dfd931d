package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README is compiled as it stands and run against official Yjs, which speaks y-protocols as a browser does. */
public final class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final String PROGRAM = """
            import org.mandala.crdt.*;
            import org.mandala.crdt.sync.*;
            public final class Example {
                public static Doc run(org.mandala.crdt.ReadmeTest.Socket socket) {
                    %s
                    return doc;
                }
            }
            """;

    @TempDir
    Path folder = Path.of("");

    /** The program's end of a WebSocket whose other end is a replica in Node. Messages wait until {@link #deliver}. */
    public static final class Socket {
        private final NodePeer browser;
        private final List<byte[]> waiting = new ArrayList<>();
        private Consumer<byte[]> handler = message -> {};

        Socket(NodePeer browser) {
            this.browser = browser;
        }

        /** What the example calls. */
        public void send(byte[] message) {
            ask("receive", Map.of("message", Base64.getEncoder().encodeToString(message)));
        }

        /** What the example calls. */
        public void onMessage(Consumer<byte[]> handle) {
            handler = handle;
        }

        void ask(String what, Map<String, Object> members) {
            Map<String, Object> request = new LinkedHashMap<>(members);
            request.put("do", what);
            request.put("replica", 0);
            for (Object frame : (List<?>) browser.ask(request).getOrDefault("frames", List.of())) {
                waiting.add(Base64.getDecoder().decode((String) frame));
            }
        }

        void deliver() {
            while (!waiting.isEmpty()) {
                handler.accept(waiting.remove(0));
            }
        }
    }

    @Test
    void theExampleEditsADocumentTogetherWithABrowser() throws Exception {
        try (NodePeer browser = new NodePeer()) {
            browser.ask(Map.of("do", "open", "clients", List.of(77), "gc", true, "cleanup", true));
            Socket socket = new Socket(browser);
            socket.ask("type", Map.of("text", "title", "index", 0, "words", "Written before. "));
            socket.waiting.clear();

            socket.ask("hello", Map.of());
            Doc doc = run(socket);
            socket.deliver();
            socket.ask("type", Map.of("text", "title", "index", 0, "words", "Written in a browser. "));
            socket.deliver();

            String words = doc.getText("title").toString();
            assertThat(words).contains("Written before. ", "Written in a browser. ", "Written in Java. ");
            Map<String, Object> read = Map.of("do", "read", "replica", 0, "text", "title");
            assertThat(browser.ask(read)).containsEntry("words", words);
        }
    }

    private Doc run(Socket socket) throws IOException, ReflectiveOperationException {
        Path source = folder.resolve("Example.java");
        Files.writeString(source, PROGRAM.formatted(example()));
        StringWriter errors = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        List.of(
                                "--release",
                                "17",
                                "-d",
                                folder.toString(),
                                "-cp",
                                System.getProperty("java.class.path")),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(errors.toString()).isTrue();
        URL[] places = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
            return (Doc)
                    loader.loadClass("Example").getMethod("run", Socket.class).invoke(null, socket);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the example failed", e.getCause());
        }
    }

    private static String example() throws IOException {
        Matcher found = JAVA.matcher(Files.readString(Path.of("README.md")));
        assertThat(found.find()).as("a block of Java in the README").isTrue();
        return found.group(1);
    }
}
