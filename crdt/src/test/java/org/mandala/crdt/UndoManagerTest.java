package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UndoManagerTest {
    private final Doc doc = Replicas.doc(1);
    private final Doc other = Replicas.doc(2);
    private final YText text = doc.getText("t");
    private final YMap map = doc.getMap("m");
    private long nowMs = 1_000;
    private final UndoManager undo = new UndoManager(doc, List.of(text, map), UndoOptions.defaults(() -> nowMs));

    @Test
    void onlyOwnChangesAreUndone() {
        text.insert(0, "mine");
        Replicas.sync(doc, other);
        other.getText("t").insert(2, " and yours ");
        Replicas.sync(doc, other);

        assertThat(undo.undo()).isTrue();
        Replicas.sync(doc, other);

        assertThat(text).hasToString(" and yours ");
        assertThat(other.getText("t")).hasToString(" and yours ");
    }

    @Test
    void aRedoBringsBackWhatAnUndoTook() {
        text.insert(0, "one");
        undo.stopCapturing();
        text.delete(0, 2);

        undo.undo();
        assertThat(text).hasToString("one");
        undo.redo();
        assertThat(text).hasToString("e");
        undo.undo();
        undo.undo();
        assertThat(text).hasToString("");
        undo.redo();
        assertThat(text).hasToString("one");
        assertThat(undo.canRedo()).isTrue();
    }

    @Test
    void changesThatFollowQuicklyAreOneStep() {
        text.insert(0, "a");
        nowMs += 100;
        text.insert(1, "b");
        nowMs += 600;
        text.insert(2, "c");

        undo.undo();
        assertThat(text).hasToString("ab");
        undo.undo();
        assertThat(text).hasToString("");
        assertThat(undo.canUndo()).isFalse();
    }

    @Test
    void aDeletedTypeComesBackWithItsContents() {
        YMap inner = map.set("item", new YMap());
        inner.set("label", new YText("hello"));
        undo.stopCapturing();
        map.delete("item");
        Replicas.sync(doc, other);

        undo.undo();
        Replicas.sync(doc, other);

        assertThat(map.toJson()).isEqualTo(Map.of("item", Map.of("label", "hello")));
        assertThat(other.getMap("m").toJson()).isEqualTo(map.toJson());
    }

    @Test
    void whatAnotherSetSinceIsLeftAlone() {
        map.set("k", "first");
        undo.stopCapturing();
        map.set("k", "mine");
        Replicas.sync(doc, other);
        other.getMap("m").set("k", "theirs");
        Replicas.sync(doc, other);

        undo.undo();

        assertThat(map.get("k")).isEqualTo("theirs");
    }

    @Test
    void changesOfOtherOriginsAreNotCaptured() {
        doc.transact("import", () -> text.insert(0, "imported"));

        assertThat(undo.undo()).isFalse();
        assertThat(text).hasToString("imported");
    }

    @Test
    void originsCanBeTracked() {
        UndoOptions options = UndoOptions.defaults(() -> nowMs).withCaptureMs(0).withOrigins(Set.of("import"));
        try (UndoManager imports = new UndoManager(doc, List.of(text), options)) {
            doc.transact("import", () -> text.insert(0, "imported"));

            assertThat(imports.undo()).isTrue();
        }
        assertThat(text).hasToString("");
    }

    @Test
    void whatIsForgottenIsNoLongerKeptFromCollection() {
        map.set("k", "old");
        undo.stopCapturing();
        map.set("k", "new");
        Item old = map.branch().firstOf("k");
        assertThat(old).extracting(Item::isKept).isEqualTo(true);

        undo.clear();

        assertThat(old).extracting(Item::isKept).isEqualTo(false);
        assertThat(undo.canUndo()).isFalse();
    }

    @Test
    void formatsAreUndone() {
        text.insert(0, "abc");
        undo.stopCapturing();
        text.format(1, 1, Map.of("bold", true));

        undo.undo();

        assertThat(text.toDelta()).containsExactly(new Delta.Insert("abc"));
    }

    /** As an editor does it that puts the cursor back where it was. */
    @Test
    void whatIsKeptWithAStepComesBackWhenItIsUndone() {
        List<Object> found = new ArrayList<>();
        undo.onStepAdded(event -> event.meta().putIfAbsent("cursor", text.length()));
        Subscription popped = undo.onStepPopped(
                event -> found.add(event.kind() + " " + event.meta().get("cursor")));
        text.insert(0, "abc");

        undo.undo();
        undo.redo();
        popped.cancel();
        undo.undo();

        assertThat(found).containsExactly("UNDO 3", "REDO 0");
    }

    @Test
    void scopeAndOriginsCanGrow() {
        YText more = doc.getText("more");
        more.insert(0, "before");
        undo.addToScope(more);
        undo.trackOrigin("import");
        doc.transact("import", () -> more.insert(6, " and after"));

        undo.undo();
        assertThat(more).hasToString("before");
        undo.untrackOrigin("import");
        doc.transact("import", () -> more.insert(6, "!"));
        assertThat(undo.canUndo()).isFalse();
    }

    @Test
    void whatMayNotBeDeletedStays() {
        UndoOptions options = UndoOptions.defaults(() -> nowMs)
                .withDeletable(it -> !(it.value() instanceof YType) && !"kept".equals(it.value()));
        try (UndoManager careful = new UndoManager(doc, List.of(text, map), options)) {
            map.set("inner", new YMap()).set("label", "gone");
            text.insert(0, "kept");

            assertThat(careful.undo()).isTrue();
        }
        assertThat(map.toJson()).isEqualTo(Map.of("inner", Map.of()));
        assertThat(text).hasToString("kept");
    }

    @Test
    void transactionsAreCapturedByChoice() {
        UndoOptions options =
                UndoOptions.defaults(() -> nowMs).withCaptured(it -> !it.meta().containsKey("hidden"));
        try (UndoManager choosy = new UndoManager(doc, List.of(text), options)) {
            doc.transact(null, transaction -> {
                transaction.meta().put("hidden", true);
                text.insert(0, "hidden");
            });

            assertThat(choosy.canUndo()).isFalse();
            text.insert(0, "shown ");
            assertThat(choosy.undo()).isTrue();
        }
        assertThat(text).hasToString("hidden");
    }

    @Test
    void theWholeDocumentCanBeCaptured() {
        try (UndoManager all = new UndoManager(doc, UndoOptions.defaults(() -> nowMs))) {
            doc.getArray("elsewhere").push(1);

            assertThat(all.undo()).isTrue();
        }
        assertThat(doc.getArray("elsewhere").length()).isZero();
    }

    @Test
    void stepsAreForgottenInOneDirection() {
        List<String> cleared = new ArrayList<>();
        undo.onCleared(() -> cleared.add("cleared"));
        text.insert(0, "one");
        undo.stopCapturing();
        text.insert(3, "two");
        undo.undo();

        undo.clear(false, true);
        undo.clear(false, true);

        assertThat(undo.canRedo()).isFalse();
        assertThat(undo.canUndo()).isTrue();
        assertThat(cleared).hasSize(1);
    }
}
