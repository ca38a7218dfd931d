package org.mandala.server.link;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Home;
import org.mandala.server.link.Subscriptions.RawListener;

/** The channels that are listened to, over whichever line is up. Rules N1 and N4. On the link's home. */
final class Channels {
    /** All that listen read what they missed within this time, not at once. */
    private static final long REPAIR_WITHIN_MS = 500;

    private static final int PARTS = 3;

    private final Home home;
    private final RandomGenerator random;
    private final BiConsumer<Lines, Throwable> onLost;
    private final Subscriptions subscriptions = new Subscriptions();
    /** Channels that were asked for while the line was up, of which Redis has not said yet that it sends them. */
    private final Set<String> unconfirmed = new HashSet<>();

    private @Nullable Lines lines;
    private boolean all;
    private boolean elsewhere;

    /** @param onLost told when a line cannot be listened to */
    Channels(Home home, RandomGenerator random, BiConsumer<Lines, Throwable> onLost) {
        this.home = home;
        this.random = random;
        this.onLost = onLost;
    }

    void listen(String channel, RawListener listener) {
        if (subscriptions.add(channel, listener)) {
            subscribe(channel);
        } else if (all && !unconfirmed.contains(channel)) {
            listener.listening(false);
        }
    }

    void end(String channel, RawListener listener) {
        if (subscriptions.remove(channel, listener) && lines != null) {
            lines.hear(Request.cmd(Command.SUNSUBSCRIBE).arg(channel));
        }
    }

    /** Listens to all of them over a new line; completes when Redis has taken them. */
    Future<Void> over(Lines opened) {
        lines = opened;
        elsewhere = true;
        List<Future<Response>> asked =
                subscriptions.channels().stream().map(each -> ask(opened, each)).toList();
        return Future.join(asked).onSuccess(done -> all = lines == opened).mapEmpty();
    }

    /** Whether the line goes to another Redis than the last one, so that what that had taken may be lost. */
    void leadsElsewhere(boolean is) {
        elsewhere = is;
    }

    void lost() {
        lines = null;
        all = false;
        unconfirmed.clear();
        subscriptions.lineLost();
    }

    void take(Response push) {
        boolean isPush = push.type() == ResponseType.PUSH || push.type() == ResponseType.MULTI;
        if (!isPush || push.size() != PARTS) {
            return;
        }
        String channel = push.get(1).toString();
        switch (push.get(0).toString()) {
            case "smessage" -> subscriptions.heard(channel, push.get(2).toBuffer());
            case "ssubscribe" -> confirmed(channel);
            default -> {}
        }
    }

    private void subscribe(String channel) {
        Lines open = lines;
        if (open != null) {
            unconfirmed.add(channel);
            ask(open, channel).onFailure(failure -> onLost.accept(open, failure));
        }
    }

    private static Future<Response> ask(Lines open, String channel) {
        return open.hear(Request.cmd(Command.SSUBSCRIBE).arg(channel));
    }

    /** What was sent is not yet done: only Redis's own word says that nothing on a channel is missed from now on. */
    private void confirmed(String channel) {
        if (unconfirmed.remove(channel)) {
            subscriptions.listening(channel, false);
        } else {
            Lines by = lines;
            home.after(1 + random.nextLong(REPAIR_WITHIN_MS), () -> {
                if (lines == by) {
                    subscriptions.listening(channel, elsewhere);
                }
            });
        }
    }
}
