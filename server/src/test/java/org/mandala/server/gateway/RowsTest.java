package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.protocol.ClientMessage;

/** Nothing is let in past the table of rights: rules R2 and R3. */
class RowsTest {
    /** Handlers that only pass requests on, for every path below theirs. */
    private static final Set<String> PASSING = Set.of("/", "/api/");

    /** Frames that only the server sends. */
    private static final Set<Class<?>> OURS = Set.of(Frame.Auth.class);

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void everyRouteHasARow_R2() {
        List<Route> routes = TestEdge.of(vertx, data).router(new Origins()).getRoutes();
        assertThat(routes).hasSizeGreaterThan(10);
        for (Route route : routes) {
            boolean passes = route.methods() == null && PASSING.contains(String.valueOf(route.getPath()));
            boolean first = route.getPath() == null && route == routes.get(0);
            assertThat(first || passes || Gate.actionOf(route).isPresent())
                    .as("route %s %s has no row: mount it by Gate", route.methods(), route.getPath())
                    .isTrue();
        }
    }

    @Test
    void everyMessageHasARow_R3() {
        for (Class<?> message : members(ClientMessage.class)) {
            assertThat(MessageActions.of(message.asSubclass(ClientMessage.class)))
                    .as("message %s has no row in MessageActions", message.getSimpleName())
                    .isPresent();
        }
    }

    @Test
    void everyTypeOfMessageHasAnExample_S1() {
        MessageExamples examples = new MessageExamples("me");
        Set<Class<?>> said = new HashSet<>();
        examples.own().forEach(message -> said.add(message.getClass()));
        examples.others("them").keySet().forEach(message -> said.add(message.getClass()));
        assertThat(said)
                .as("give the new message an example in MessageExamples")
                .containsExactlyInAnyOrderElementsOf(members(ClientMessage.class));
    }

    @Test
    void everyFrameHasARowOrIsOurs_R3() {
        for (Class<?> frame : members(Frame.class)) {
            assertThat(MessageActions.ofFrame(frame.asSubclass(Frame.class)).isPresent() || OURS.contains(frame))
                    .as("frame %s has no row in MessageActions", frame.getSimpleName())
                    .isTrue();
        }
    }

    static List<Class<?>> members(Class<?> family) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isSealed()) {
                found.addAll(members(member));
            } else {
                found.add(member);
            }
        }
        return found;
    }
}
