package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class EventsTest {
    private final Doc doc = Replicas.doc(1);
    private final List<Object> seen = new ArrayList<>();

    @Test
    void aMapTellsWhatBecameOfItsKeys() {
        YMap map = doc.getMap("m");
        map.set("old", 1);
        map.set("gone", 2);
        map.observe(event -> seen.add(event.keys()));

        doc.transact("me", () -> {
            map.set("old", 3);
            map.delete("gone");
            map.set("new", 4);
            map.set("brief", 5);
            map.delete("brief");
        });

        assertThat(seen)
                .containsExactly(Map.of(
                        "old", new YEvent.KeyChange(YEvent.Action.UPDATE, 1),
                        "gone", new YEvent.KeyChange(YEvent.Action.DELETE, 2),
                        "new", new YEvent.KeyChange(YEvent.Action.ADD, null)));
    }

    @Test
    void aListTellsItsChangeInSteps() {
        YArray array = doc.getArray("a");
        array.push(1, 2, 3, 4, 5);
        array.observe(event -> seen.addAll(event.delta()));

        doc.transact(null, () -> {
            array.delete(1, 2);
            array.insert(1, List.of("x", "y"));
        });

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        new Delta.Retain(1), new Delta.Insert(List.of("x", "y")), new Delta.Delete(2));
    }

    @Test
    void aTextTellsItsChangeWithAttributes() {
        YText text = doc.getText("t");
        text.insert(0, "plain bold");
        text.observe(event -> seen.add(event.delta()));

        text.format(6, 4, Map.of("bold", true));
        text.delete(0, 2);
        text.insert(0, "x", Map.of());

        assertThat(seen)
                .containsExactly(
                        List.of(new Delta.Retain(6), new Delta.Retain(4, Map.of("bold", true))),
                        List.of(new Delta.Delete(2)),
                        List.of(new Delta.Insert("x")));
    }

    @Test
    void anOuterTypeHearsOfInnerChangesWithTheWayThere() {
        YMap items = doc.getMap("items");
        YMap item = items.set("n1", new YMap());
        YArray tags = item.set("tags", new YArray());
        items.observeDeep(events -> events.forEach(event -> seen.add(event.path())));

        doc.transact(null, () -> {
            tags.push("a");
            item.set("pos", List.of(1, 2));
        });

        assertThat(seen).containsExactly(List.of("n1"), List.of("n1", "tags"));
    }

    @Test
    void typingOfOthersIsObservedToo() {
        Doc other = Replicas.doc(2);
        other.onUpdate((update, origin) -> doc.applyUpdate(update, "net"));
        doc.getText("t").observe(event -> seen.add(event.transaction().origin() + " " + event.delta()));

        other.getText("t").insert(0, "a");
        other.getText("t").insert(1, "b");

        assertThat(seen)
                .containsExactly(
                        "net " + List.of(new Delta.Insert("a")),
                        "net " + List.of(new Delta.Retain(1), new Delta.Insert("b")));
    }

    @Test
    void whatAnObserverChangesIsATransactionOfItsOwn() {
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate((update, origin) -> updates.add(update));
        YMap map = doc.getMap("m");
        Subscription subscription =
                map.observe(event -> map.doc().getArray("log").push("changed"));

        map.set("k", 1);
        subscription.cancel();
        map.set("k", 2);

        assertThat(updates).hasSize(3);
        assertThat(doc.getArray("log").length()).isEqualTo(1);
    }

    @Test
    void aFailingObserverHindersNeitherOthersNorTheUpdate() {
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate((update, origin) -> updates.add(update));
        YMap map = doc.getMap("m");
        map.observe(event -> {
            throw new IllegalStateException("broken observer");
        });
        map.observe(event -> seen.add("called"));

        assertThatThrownBy(() -> map.set("k", 1)).hasMessage("broken observer");
        assertThat(seen).containsExactly("called");
        assertThat(updates).hasSize(1);
    }

    @Test
    void subdocumentsAreAnnounced() {
        doc.onSubdocs(event -> seen.add(event.added() + " " + event.removed()));
        Subdoc inner = new Subdoc("guid-1", true, true, null);

        doc.getMap("m").set("d", inner);
        doc.getMap("m").delete("d");

        assertThat(seen).containsExactly(List.of(inner) + " []", "[] " + List.of(inner));
    }

    @Test
    void aSubscriptionIsCancelledOnce() {
        List<YEvent> seen = new ArrayList<>();
        Consumer<YEvent> observer = seen::add;
        YMap map = new Doc().getMap("m");
        Subscription first = map.observe(observer);
        map.observe(observer);

        first.cancel();
        first.cancel();
        map.set("k", 1);

        assertThat(seen).hasSize(1);
    }
}
