package org.mandala.server.presence;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A registry of one room that does at once what it is asked, and answers when the test says so: at once, where it is not told to wait. */
final class HandRegistry implements PresenceRegistry {
    final Map<String, Long> beats = new HashMap<>();
    final Map<String, String> places = new HashMap<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    String epoch = "e";
    long version;
    boolean waits;
    int timesAskedWhatIsServed;
    Runnable beforeBurial = () -> {};

    /** Gives the answers that waited. */
    void answer() {
        List<Runnable> all = List.copyOf(answers);
        answers.clear();
        all.forEach(Runnable::run);
    }

    /** Something may have been lost on the line. */
    void missed() {
        List.copyOf(listeners).forEach(each -> each.missed(false));
    }

    /** The line is lost, and leads to what may be another registry. */
    void loseLine() {
        List.copyOf(listeners).forEach(Listener::lineLost);
    }

    /** It is listened to again, and is known to be another registry. */
    void listenAgain() {
        List.copyOf(listeners).forEach(each -> each.missed(true));
    }

    void tell(String place, String value) {
        if (value.isEmpty()) {
            places.remove(place);
        } else {
            places.put(place, value);
        }
        Change change = new Change(epoch, ++version, place, value);
        List.copyOf(listeners).forEach(each -> each.changed(change));
    }

    @Override
    public Future<Void> put(String room, String place, String value) {
        tell(place, value);
        return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> remove(String room, String place, String value) {
        boolean was = value.equals(places.get(place));
        if (was) {
            tell(place, "");
        }
        return Future.succeededFuture(was);
    }

    @Override
    public Future<Snapshot> read(String room) {
        Snapshot now = new Snapshot(epoch, version, Map.copyOf(places));
        return ask(() -> now);
    }

    @Override
    public Future<Mark> mark(String room) {
        return Future.succeededFuture(new Mark(epoch, version));
    }

    @Override
    public Runnable listen(String room, Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Future<Map<String, Long>> beat(String node, String serves) {
        beats.merge(node, 1L, Long::sum);
        return Future.succeededFuture(Map.copyOf(beats));
    }

    @Override
    public Future<Boolean> bury(String node, long count) {
        beforeBurial.run();
        return Future.succeededFuture(beats.remove(node, count) || !beats.containsKey(node));
    }

    @Override
    public Future<Map<String, String>> serving() {
        timesAskedWhatIsServed++;
        return Future.succeededFuture(Map.of());
    }

    private <T> Future<T> ask(Supplier<T> answer) {
        if (!waits) {
            return Future.succeededFuture(answer.get());
        }
        Promise<T> promise = Promise.promise();
        answers.add(() -> promise.complete(answer.get()));
        return promise.future();
    }
}
