package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.Rendering;
import org.mandala.server.home.Worker;
import org.mandala.server.store.memory.MemoryStore;

/** Rule D36. */
class CompactorTest {
    private final DocStore store = new MemoryStore(InstantSource.system()).docs();
    private final Compactor compactor = new Compactor(store, Worker.here());
    private final Doc doc = new Doc(DocOptions.defaults());

    @Test
    void aCheckpointStandsForTheUpdatesBeforeIt() {
        store.create("d").await();
        write(700);
        assertThat(compactor.compact("d").await()).isTrue();
        write(3);
        StoredDoc stored = store.load("d").await();
        assertThat(stored.checkpointSeq()).isEqualTo(700);
        assertThat(stored.updates()).hasSize(3);
        assertSameAs(stored);
    }

    @Test
    void thereIsNoneWithoutSomethingNew() {
        store.create("d").await();
        assertThat(compactor.compact("d").await()).isFalse();
        write(1);
        assertThat(compactor.compact("d").await()).isTrue();
        assertThat(compactor.compact("d").await()).isFalse();
    }

    @Test
    void whatWaitsForMissingPartsIsInIt() {
        store.create("d").await();
        doc.onUpdate((update, origin) -> {
            if (doc.getText("t").length() != 2) {
                store.append("d", List.of(Buffer.buffer(update))).await();
            }
        });
        doc.getText("t").insert(0, "a");
        doc.getText("t").insert(1, "b");
        doc.getText("t").insert(2, "c");
        assertThat(compactor.compact("d").await()).isTrue();
        Doc again = Built.of(store.load("d").await()).doc();
        assertThat(again.hasPending()).isTrue();
        again.applyUpdate(doc.encodeStateAsUpdate(), null);
        assertThat(again.getText("t")).hasToString("abc");
        assertThat(again.hasPending()).isFalse();
    }

    @Test
    void aPackThatIsNotWhatIsStoredIsNoticed() {
        doc.getText("t").insert(0, "abc");
        assertThat(Checkpoint.isSame(doc, doc.encodeStateAsUpdateV2())).isTrue();
        byte[] before = doc.encodeStateAsUpdateV2();
        doc.getText("t").delete(0, 1);
        assertThat(Checkpoint.isSame(doc, before)).isFalse();
        assertThat(Checkpoint.isSame(doc, new byte[] {1, 2, 3})).isFalse();
    }

    private void write(int times) {
        var subscription = doc.onUpdate((update, origin) ->
                store.append("d", List.of(Buffer.buffer(update))).await());
        for (int i = 0; i < times; i++) {
            doc.getText("t").insert(i / 2, "x" + i);
        }
        subscription.cancel();
    }

    private void assertSameAs(StoredDoc stored) {
        assertThat(Rendering.of(Built.of(stored).doc())).isEqualTo(Rendering.of(doc));
    }
}
