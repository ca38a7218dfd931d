package org.mandala.server.doc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.UpdateGuard;
import org.mandala.server.protocol.Close;

/**
 * Who may write under which client id of a document. Rules D16 and D17. Two contents under one id and clock would make replicas differ for
 * ever, and ids tell who wrote: so a live id is extended by the connection that holds it alone.
 */
final class ClientIds {
    /** Refuses other content under a known id: taken as it is, it would be shown to its sender alone for ever. */
    private interface KeepsContent extends UpdateGuard {
        @Override
        default void differs(long client, int clock) {
            throw new RefusedUpdate(Close.CLIENT_ID_TAKEN);
        }
    }

    private final Map<Long, Seat> holders = new HashMap<>();
    private final Map<Long, String> authors = new HashMap<>();
    private final BiConsumer<Long, String> onAuthor;
    private final Close ofOneHere;
    private final Set<Long> taken = new HashSet<>(2);

    /**
     * @param onAuthor is told of each person who writes under an id for the first time
     * @param hasOtherNodes whether somebody whose line here is not known to be dead may have gone on at another node: then who brings their words is not
     *     at fault, and comes back when that line is gone
     */
    ClientIds(BiConsumer<Long, String> onAuthor, boolean hasOtherNodes) {
        this.onAuthor = onAuthor;
        this.ofOneHere = hasOtherNodes ? Close.RESYNC : Close.CLIENT_ID_TAKEN;
    }

    /** Who wrote under which id before. */
    void remember(Map<Long, String> known) {
        known.forEach(authors::putIfAbsent);
    }

    /** Admits a live update: all that is new in it must be the member's own. Once it is applied, call {@link #settle}. */
    UpdateGuard live(Seat seat) {
        taken.clear();
        return (KeepsContent) (client, from, to, known) -> {
            if (to > known && client != seat.lastClient) {
                requireOwn(seat, client);
                taken.add(client);
            }
        };
    }

    /** Admits an answer to step 1, which may bring what others wrote, but nothing of those who are here to say it themselves. */
    UpdateGuard answer(Seat seat) {
        taken.clear();
        return (KeepsContent) (client, from, to, known) -> {
            if (to > known) {
                requireNotAnothers(seat, client, ofOneHere);
                if (seat.presence != null && seat.presence.id() == client) {
                    taken.add(client);
                }
            }
        };
    }

    /** The update whose guard was asked for last is in. */
    void settle(Seat seat) {
        taken.forEach(client -> take(seat, client));
        taken.clear();
    }

    void leave(Seat seat) {
        seat.holds.forEach(holders::remove);
    }

    /** The person who first wrote under the id, if it is known. */
    @Nullable String author(long client) {
        return authors.get(client);
    }

    private void requireOwn(Seat seat, long client) {
        requireNotAnothers(seat, client, Close.CLIENT_ID_TAKEN);
        String author = authors.get(client);
        if (author != null && !author.equals(seat.member.person())) {
            throw new RefusedUpdate(Close.CLIENT_ID_TAKEN);
        }
    }

    /** The same account may come back on a new line while the old one is not known to be dead yet. */
    private void requireNotAnothers(Seat seat, long client, Close why) {
        Seat holder = holders.get(client);
        if (holder != null && !holder.member.account().equals(seat.member.account())) {
            throw new RefusedUpdate(why);
        }
    }

    private void take(Seat seat, long client) {
        Seat before = holders.put(client, seat);
        if (before != null && before != seat) {
            before.holds.remove(client);
            before.lastClient = -1;
        }
        seat.holds.add(client);
        seat.lastClient = client;
        String person = seat.member.person();
        if (person != null && authors.putIfAbsent(client, person) == null) {
            onAuthor.accept(client, person);
        }
    }
}
