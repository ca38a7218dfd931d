package org.mandala.server.presence;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mandala.server.home.Home;

/** Counts a node's beats in the registry, one after the other, and says with them what it serves when that has changed. Lives on one home. */
final class Beats {
    /** A beat that was not answered is given again soon: with the next one alone, two lost answers would look like death. */
    private static final long AGAIN_MS = 250;

    private final PresenceRegistry registry;
    private final Home home;
    private final Supplier<String> name;
    private final Supplier<String> serves;
    private final BiConsumer<String, Map<String, Long>> read;
    private String served = "";
    private boolean beating;
    private boolean again;
    private boolean ended;

    /** @param read takes under which name it was counted, and the counts of all */
    Beats(
            PresenceRegistry registry,
            Home home,
            Supplier<String> name,
            Supplier<String> serves,
            BiConsumer<String, Map<String, Long>> read) {
        this.registry = registry;
        this.home = home;
        this.name = name;
        this.serves = serves;
        this.read = read;
    }

    void beat() {
        if (beating || ended) {
            return;
        }
        beating = true;
        String as = name.get();
        String now = serves.get();
        registry.beat(as, now.equals(served) ? "" : now)
                .onComplete(
                        all -> home.run(() -> {
                            beating = false;
                            served = now;
                            if (!ended) {
                                read.accept(as, all);
                            }
                        }),
                        failure -> home.run(() -> {
                            beating = false;
                            beatAgain();
                        }));
    }

    /** What it serves is said anew, under another name. */
    void beginAnew() {
        served = "";
        beat();
    }

    /** Nothing is counted or read any more. */
    void end() {
        ended = true;
    }

    private void beatAgain() {
        if (!again) {
            again = true;
            home.after(AGAIN_MS, () -> {
                again = false;
                beat();
            });
        }
    }
}
