package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Entry;
import org.mandala.server.doc.History;
import org.mandala.server.doc.Version;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.protocol.ChangeList;
import org.mandala.server.protocol.ChangeList.ItemChange;
import org.mandala.server.protocol.Requests;
import org.mandala.server.protocol.VersionList;

/** The history of documents: rules D40 to D46. Who may read a document may look, who may write it may name and restore. */
final class VersionsApi {
    private static final String VERSIONS = "/api/v1/docs/:id/versions";
    private static final String VERSION = VERSIONS + "/:version";
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,80}");

    private final History history;
    private final People people;
    private final Door door;

    VersionsApi(History history, People people, Door door) {
        this.history = history;
        this.people = people;
        this.door = door;
    }

    void mount(Router router, Gate gate) {
        gate.laterAt(router.get(VERSIONS), Action.READ_BOARD, this::list);
        gate.laterAt(router.post(VERSIONS), Action.WRITE_BOARD, this::nameNow);
        gate.laterAt(router.put(VERSION), Action.WRITE_BOARD, this::rename);
        gate.laterAt(router.get(VERSION + "/update"), Action.READ_BOARD, this::update);
        gate.laterAt(router.get(VERSION + "/changes"), Action.READ_BOARD, this::changes);
        gate.laterAt(router.post(VERSION + "/restore"), Action.WRITE_BOARD, this::restore);
    }

    private Future<Void> list(RoutingContext ctx, Person person) {
        return read(
                person,
                doc(ctx),
                () -> Answers.json(ctx, history.versions(doc(ctx)).compose(this::list)));
    }

    private Future<VersionList> list(List<Version> versions) {
        List<String> ids =
                versions.stream().map(Version::by).filter(Objects::nonNull).toList();
        return names(ids)
                .map(names ->
                        new VersionList(versions.stream().map(Version::view).toList(), names));
    }

    private Future<Void> nameNow(RoutingContext ctx, Person person) {
        String name = name(ctx).orElseThrow(() -> ProblemException.badRequest("name must not be empty"));
        return write(
                person,
                doc(ctx),
                () -> Answers.json(
                        ctx, history.name(doc(ctx), name, person.id()).map(Version::view)));
    }

    private Future<Void> rename(RoutingContext ctx, Person person) {
        @Nullable String name = name(ctx).orElse(null);
        return write(
                person,
                doc(ctx),
                () -> Answers.json(
                        ctx, history.rename(doc(ctx), version(ctx), name).map(Version::view)));
    }

    /** Rule D42. */
    private static Optional<String> name(RoutingContext ctx) {
        String name = Answers.body(ctx, Requests.NameVersion.class).name();
        if (name == null || (!name.isEmpty() && !NAME.matcher(name.strip()).matches())) {
            throw ProblemException.badRequest("name must have 1 to 80 characters and no control characters");
        }
        return Optional.of(name.strip()).filter(given -> !given.isEmpty());
    }

    private Future<Void> update(RoutingContext ctx, Person person) {
        return read(
                person,
                doc(ctx),
                () -> history.update(doc(ctx), version(ctx))
                        .onFailure(ctx::fail)
                        .onSuccess(bytes -> ctx.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                                .end(bytes)));
    }

    private Future<Void> changes(RoutingContext ctx, Person person) {
        return read(
                person,
                doc(ctx),
                () -> Answers.json(
                        ctx,
                        history.changes(doc(ctx), version(ctx)).compose(changes -> changes(version(ctx), changes))));
    }

    private Future<ChangeList> changes(String since, List<ItemChange> changes) {
        List<String> ids =
                changes.stream().flatMap(change -> change.by().stream()).toList();
        return names(ids).map(names -> new ChangeList(since, changes, names));
    }

    private Future<Void> restore(RoutingContext ctx, Person person) {
        return access(person, doc(ctx)).map(entry -> {
            if (!entry.writesAll()) {
                throw ProblemException.notAllowed("You may look at this document, but not restore all of it.");
            }
            Answers.json(ctx, history.restore(doc(ctx), version(ctx), person.id()));
            return null;
        });
    }

    private Future<Void> read(Person person, String doc, Runnable answer) {
        return access(person, doc).map(access -> {
            answer.run();
            return null;
        });
    }

    private Future<Void> write(Person person, String doc, Runnable answer) {
        return access(person, doc).map(entry -> {
            if (entry.access() == Access.READ) {
                throw ProblemException.notAllowed("You may look at this document, but not change it.");
            }
            answer.run();
            return null;
        });
    }

    private Future<Entry> access(Person person, String doc) {
        return door.openDoc(person.id(), doc)
                .map(access -> access.orElseThrow(
                        () -> ProblemException.notFound("There is no such document that is open to you.")));
    }

    /** Names by id; who has given none is left out. */
    private Future<Map<String, String>> names(Collection<String> ids) {
        List<Future<Optional<Person>>> found =
                ids.stream().distinct().map(people::find).toList();
        return Future.all(found).map(all -> {
            Map<String, String> names = new TreeMap<>();
            for (Optional<Person> person : all.<Optional<Person>>list()) {
                person.filter(each -> each.name() != null).ifPresent(each -> names.put(each.id(), each.name()));
            }
            return names;
        });
    }

    private static String doc(RoutingContext ctx) {
        return ctx.pathParam("id");
    }

    private static String version(RoutingContext ctx) {
        return ctx.pathParam("version");
    }
}
