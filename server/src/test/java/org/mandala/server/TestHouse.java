package org.mandala.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.DemoLinks;

/** A real server with the demo programme, on a free port, and people who come to it by HTTP as a browser would. */
public final class TestHouse implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Server server;
    private final String here;

    public TestHouse(Path data) {
        this(data, Map.of());
    }

    /** {@code settings} by their keys, where they differ from those of a demo on a free port. */
    public TestHouse(Path data, Map<String, String> settings) {
        Map<String, String> flags = new HashMap<>(Map.of("port", "0", "demo", "true", "data", data.toString()));
        flags.putAll(settings);
        here = settings.containsKey("publicUrl") ? "http://localhost:" + settings.get("port") : "";
        server = Server.start(Config.read(Path.of(""), Map.of(), flags));
    }

    /** Another process, seen as people see it. */
    public static TestHouse at(String url) {
        return new TestHouse(url);
    }

    private TestHouse(String url) {
        here = url;
        server = null;
    }

    /** Where it is reached by tests, whatever its public URL. */
    public String url() {
        return here.isEmpty() ? Objects.requireNonNull(server).url() : here;
    }

    public DemoLinks links() {
        return Objects.requireNonNull(Objects.requireNonNull(server).demo());
    }

    public Visitor visitor() {
        return new Visitor();
    }

    /** Somebody who came in by a link and gave a name at the doors. */
    public Visitor inside(String token, String name, String site) {
        Visitor visitor = new Visitor();
        visitor.session =
                visitor.post("/login", "{\"token\":\"" + token + "\"}").body("session");
        visitor.put("/me", "{\"name\":\"" + name + "\",\"site\":\"" + site + "\"}")
                .status(200);
        return visitor;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }

    /** One browser. */
    public final class Visitor {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private String origin = url();
        private String session = "";
        private @Nullable String saidWord;

        public String session() {
            return session;
        }

        /** As somebody who holds this login; asks who they are once, and so gets the word that goes with it. */
        Visitor signedIn(String secret) {
            cookies.getCookieStore().add(URI.create(url()), RightsHouse.cookie("mandala_login", secret));
            get("/me").status(200);
            return this;
        }

        public Visitor in(String itsSession) {
            session = itsSession;
            return this;
        }

        /** Says another word than the one that goes with the login. */
        public Visitor saying(String otherWord) {
            saidWord = otherWord;
            return this;
        }

        public Visitor from(String otherOrigin) {
            origin = otherOrigin;
            return this;
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        /** Goes to a whole address, as a browser follows a link; redirects are not followed. */
        public Answer visit(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)).GET());
        }

        public String url() {
            return TestHouse.this.url();
        }

        public Answer post(String path, String body) {
            return send(request(path).POST(BodyPublishers.ofString(body)));
        }

        /** A file, as its bytes are. */
        public Answer post(String path, byte[] file) {
            return send(request(path).POST(BodyPublishers.ofByteArray(file)));
        }

        public Answer put(String path, String body) {
            return send(request(path).PUT(BodyPublishers.ofString(body)));
        }

        public Answer delete(String path) {
            return send(request(path).DELETE());
        }

        /** A browser that brings this one's cookies, as a thief of them would. */
        public Visitor copy() {
            Visitor copy = new Visitor();
            cookies.getCookieStore()
                    .getCookies()
                    .forEach(each -> copy.cookies.getCookieStore().add(URI.create(url()), each));
            return copy;
        }

        public String ticket(String target) {
            return post("/tickets", "{\"target\":\"" + target + "\"}").body("ticket");
        }

        /** Opens the session socket and says hello from a tab. */
        public TestSocket enter(String tab) {
            TestSocket socket = open("/ws/session/" + session + "?ticket=" + ticket("session:" + session));
            socket.say("{\"type\":\"hello\",\"tab\":\"" + tab + "\"}");
            return socket;
        }

        public TestSocket open(String path) {
            return TestSocket.open(client, URI.create(url().replaceFirst("^http", "ws") + path), origin);
        }

        /** What this browser would bring to another address of the same house. */
        public List<HttpCookie> cookies() {
            return cookies.getCookieStore().getCookies();
        }

        public void bring(HttpCookie cookie) {
            cookies.getCookieStore().add(URI.create(url()), cookie);
        }

        /** The bytes that the server answered with. */
        public byte[] bytes(String path) throws IOException, InterruptedException {
            HttpRequest request = request(path).GET().build();
            return client.send(request, BodyHandlers.ofByteArray()).body();
        }

        /** A path outside the API. */
        public Answer root(String path) {
            return send(HttpRequest.newBuilder(URI.create(url() + path)).GET());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
                    .header("Origin", origin)
                    .header("X-Mandala-Token", word());
        }

        /** What a page reads from the cookie that goes with the login. */
        private String word() {
            return saidWord != null
                    ? saidWord
                    : cookies.getCookieStore().getCookies().stream()
                            .filter(cookie -> cookie.getName().endsWith("mandala_token"))
                            .map(HttpCookie::getValue)
                            .findFirst()
                            .orElse("none");
        }

        private Answer send(HttpRequest.Builder request) {
            try {
                return new Answer(client.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What the server answered. */
    public record Answer(HttpResponse<String> response) {
        public Answer status(int expected) {
            if (response.statusCode() != expected) {
                throw new AssertionError("status " + response.statusCode() + ": " + response.body());
            }
            return this;
        }

        /** Where the browser is sent; within the house only the path. */
        public String location() {
            return response.headers().firstValue("Location").orElse("nowhere");
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public String body(String field) {
            status(200);
            return json().get(field).asText();
        }
    }
}
