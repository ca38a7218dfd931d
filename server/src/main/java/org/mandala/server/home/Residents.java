package org.mandala.server.home;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What lives in the homes of this node, found by id: loaded when first asked for, once however many ask, and kept until it is let
 * go. All work on a resident runs on its home.
 */
public final class Residents<T> {
    private final Homes homes;
    private final BiFunction<String, Home, Future<T>> load;
    private final Map<Home, Map<String, Future<T>>> here = new HashMap<>();

    /** {@code load} is called on the home and completes there. */
    public Residents(Homes homes, BiFunction<String, Home, Future<T>> load) {
        this.homes = homes;
        this.load = load;
        homes.all().forEach(home -> here.put(home, new HashMap<>()));
    }

    /** Runs {@code work} on the resident's home, loading it if need be; fails as loading fails. */
    public Future<Void> enter(String id, Consumer<T> work) {
        Home home = homes.of(id);
        return home.ask(() -> find(id, home).onSuccess(work::accept).mapEmpty());
    }

    /** Runs {@code work} on the resident's home if it is there. */
    public void with(String id, Consumer<T> work) {
        Home home = homes.of(id);
        home.run(() -> {
            Future<T> resident = at(home).get(id);
            if (resident != null && resident.succeeded()) {
                work.accept(resident.result());
            }
        });
    }

    /** Runs {@code work} on every resident, each on its home. */
    public Future<Void> all(Function<T, Future<Void>> work) {
        List<Future<Void>> done = new ArrayList<>();
        for (Home home : homes.all()) {
            done.add(home.ask(() -> Future.join(List.copyOf(at(home).values()).stream()
                            .map(resident -> resident.compose(work))
                            .toList())
                    .mapEmpty()));
        }
        return Future.join(done).mapEmpty();
    }

    /** Asks the resident something on its home, loading it if need be; fails as loading fails. */
    public <R> Future<R> ask(String id, Function<T, Future<R>> question) {
        Home home = homes.of(id);
        return home.ask(() -> find(id, home).compose(question));
    }

    /** Asks the resident something on its home if it is there, or is being loaded; completes with {@code absent} if not. */
    public <R> Future<R> askIfHere(String id, R absent, Function<T, Future<R>> question) {
        Home home = homes.of(id);
        return home.ask(() -> {
            Future<T> resident = at(home).get(id);
            return resident == null ? Future.succeededFuture(absent) : resident.compose(question);
        });
    }

    /** Forgets the resident; called on its home, so that nobody can enter in between. */
    public void letGo(String id) {
        Home home = homes.of(id);
        home.check();
        at(home).remove(id);
    }

    /**
     * Forgets this very resident; called on its home, so that nobody can enter in between. One that was let go before and speaks late does not
     * touch the one that was loaded since.
     */
    public void letGo(String id, T resident) {
        Home home = homes.of(id);
        home.check();
        Future<T> known = at(home).get(id);
        if (known != null && known.result() == resident) {
            at(home).remove(id);
        }
    }

    private Future<T> find(String id, Home home) {
        Map<String, Future<T>> residents = at(home);
        Future<T> known = residents.get(id);
        if (known != null) {
            return known;
        }
        Future<T> loading = load.apply(id, home);
        residents.put(id, loading);
        loading.onFailure(failure -> home.run(() -> residents.remove(id, loading)));
        return loading;
    }

    private Map<String, Future<T>> at(Home home) {
        return here.getOrDefault(home, Map.of());
    }
}
