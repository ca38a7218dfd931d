package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people would see changed between two states of one document, by entry of its roots. */
public final class Changes {

    /** What became of an entry. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * One entry that differs.
     *
     * @param root the name of the root that it is in
     * @param key the entry's key in a map; null in a list and for a text as a whole
     * @param index its place in a list, as it is now, or as it was for one that was removed; null in a map and for a text
     * @param clients who wrote what is new in it; who deleted something is not known
     */
    public record Change(
            String root, @Nullable String key, @Nullable Integer index, Kind kind, Set<Long> clients) {}

    private final StateVector known;
    private final List<Change> changes = new ArrayList<>();

    private Changes(StateVector known) {
        this.known = known;
    }

    /**
     * The entries that differ, by root.
     *
     * @throws IllegalArgumentException if the two are not states of one document
     */
    public static List<Change> between(Doc past, Doc now) {
        Changes found = new Changes(past.stateVector());
        Set<String> names = new TreeSet<>(past.rootNames());
        names.addAll(now.rootNames());
        names.forEach(name -> found.root(name, past.root(name), now.root(name)));
        return found.changes;
    }

    private void root(String name, Branch past, Branch now) {
        Set<String> keys = new LinkedHashSet<>(MapEntries.keys(past));
        keys.addAll(MapEntries.keys(now));
        keys.forEach(key -> entry(name, key, past, now));
        Object listNow = Rendering.list(now);
        if (!listNow.equals(Rendering.list(past))) {
            if (Restoration.isText(past) || Restoration.isText(now)) {
                changes.add(new Change(name, null, null, kind(past.length > 0, now.length > 0), writersIn(now)));
            } else {
                UnitWalk.compare(now, past, new ListSteps(name));
            }
        }
    }

    private void entry(String root, String key, Branch past, Branch now) {
        boolean was = MapEntries.has(past, key);
        boolean is = MapEntries.has(now, key);
        boolean same = was
                && is
                && Rendering.value(MapEntries.get(past, key)).equals(Rendering.value(MapEntries.get(now, key)));
        if (!same) {
            Item entry = now.entry(key);
            Set<Long> clients = entry == null || !is ? Set.of() : writers(entry);
            changes.add(new Change(root, key, null, kind(was, is), clients));
        }
    }

    private static Kind kind(boolean was, boolean is) {
        return was ? is ? Kind.CHANGED : Kind.REMOVED : Kind.ADDED;
    }

    private final class ListSteps implements UnitWalk.Steps {
        private final String root;

        ListSteps(String root) {
            this.root = root;
        }

        @Override
        public void added(UnitWalk now) {
            changes.add(new Change(root, null, now.index(), Kind.ADDED, writers(now.item())));
        }

        @Override
        public void removed(UnitWalk past) {
            changes.add(new Change(root, null, past.index(), Kind.REMOVED, Set.of()));
        }

        @Override
        public void kept(UnitWalk now, UnitWalk past) {
            Item item = now.item();
            if (item.kind == Content.TYPE
                    && !Rendering.of(item.branch())
                            .equals(Rendering.of(past.item().branch()))) {
                changes.add(new Change(root, null, now.index(), Kind.CHANGED, writers(item)));
            }
        }
    }

    private Set<Long> writers(Item item) {
        Set<Long> clients = new TreeSet<>();
        note(item, clients);
        if (item.kind == Content.TYPE && !item.isDeleted()) {
            clients.addAll(writersIn(item.branch()));
        }
        return clients;
    }

    /** Who wrote what is new in a type and in those inside it, without recursion: peers decide how deep types nest. */
    private Set<Long> writersIn(Branch type) {
        Set<Long> clients = new TreeSet<>();
        Deque<Branch> open = new ArrayDeque<>(List.of(type));
        for (Branch next = open.poll(); next != null; next = open.poll()) {
            for (Item item = next.start; item != null; item = item.right) {
                look(item, clients, open);
            }
            for (int i = 0; i < next.entries(); i++) {
                look(next.map().item(i), clients, open);
            }
        }
        return clients;
    }

    private void look(Item item, Set<Long> clients, Deque<Branch> open) {
        if (!item.isDeleted()) {
            note(item, clients);
            if (item.kind == Content.TYPE) {
                open.add(item.branch());
            }
        }
    }

    private void note(Item item, Set<Long> clients) {
        if (item.end() > known.clock(item.client.id)) {
            clients.add(item.client.id);
        }
    }
}
