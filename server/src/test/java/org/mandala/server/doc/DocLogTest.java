package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.home.Home;
import org.mandala.server.home.Homes;

/** Rule D5. */
class DocLogTest {
    private final BlockingQueue<Write> writes = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<Boolean> failing = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<Boolean> gone = new ArrayBlockingQueue<>(10);
    private Vertx vertx;
    private Home home;
    private DocLog log;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        home = Homes.open(vertx, 1).await().of("doc");
        log = new DocLog("doc", new HandStore(), home, new Listener());
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void whatComesDuringAWriteGoesTogetherInTheNext() throws InterruptedException {
        append("a");
        Write first = nextWrite();
        append("b");
        append("c");
        assertThat(log.stored()).isZero();
        first.done();
        assertThat(nextWrite().text()).containsExactly("b", "c");
        assertThat(onHome(log::stored)).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeStoredIsTriedAgainInOrderAndNotSaidToBeStored() throws InterruptedException {
        append("a");
        nextWrite().fail();
        append("b");
        Write again = nextWrite();
        assertThat(again.text()).containsExactly("a");
        assertThat(onHome(log::stored)).isZero();
        again.done();
        nextWrite().done();
        home.ask(log::whenFlushed).await();
        assertThat(onHome(log::stored)).isEqualTo(2);
    }

    /** Rules D31 and D32. */
    @Test
    void aWriteThatFailsOrTakesTooLongIsToldOnceAndSoIsItsEnd() throws InterruptedException {
        append("a");
        Write slow = nextWrite();
        assertThat(failing.poll(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> home.ask(log::whenStored).await()).isInstanceOf(NotStored.class);
        slow.fail();
        nextWrite().fail();
        nextWrite().done();
        assertThat(failing.poll(10, TimeUnit.SECONDS)).isFalse();
        assertThat(failing).isEmpty();
        home.ask(log::whenStored).await();
    }

    /** Rule R8. */
    @Test
    void whatWaitsForAnErasedDocumentIsLetGoAndNotSaidToBeStored() throws InterruptedException {
        append("a");
        Write first = nextWrite();
        append("b");
        Future<Void> stored =
                home.ask(() -> Future.succeededFuture(log.whenStored())).await();
        first.fail(new NoSuchDoc("doc"));
        assertThat(gone.poll(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(stored::await).isInstanceOf(NoSuchDoc.class);
        assertThat(onHome(() -> log.isFlushed() ? log.unstoredBytes() : -1)).isZero();
        assertThat(writes).isEmpty();
        assertThat(failing).isEmpty();
    }

    private void append(String text) {
        home.run(() -> log.append(Buffer.buffer(text)));
    }

    private Write nextWrite() throws InterruptedException {
        Write write = writes.poll(10, TimeUnit.SECONDS);
        assertThat(write).isNotNull();
        // The log may still be on its way out of the store's append.
        onHome(log::stored);
        return write;
    }

    private long onHome(java.util.function.Supplier<Long> question) {
        return home.ask(() -> Future.succeededFuture(question.get())).await();
    }

    private final class Listener implements DocLog.Listener {
        @Override
        public void stored(long seq, List<Buffer> updates) {}

        @Override
        public void failing() {
            failing.add(log.isFailing());
        }

        @Override
        public void gone() {
            gone.add(true);
        }
    }

    /** Ends on the home, after the log has begun to wait for it; else what comes next could be written alone. */
    private record Write(List<Buffer> updates, Promise<Long> answer, Home home) {
        List<String> text() {
            return updates.stream().map(Buffer::toString).toList();
        }

        void done() {
            home.run(() -> answer.complete(0L));
        }

        void fail() {
            fail(new IllegalStateException("disk full"));
        }

        void fail(Throwable why) {
            home.run(() -> answer.fail(why));
        }
    }

    /** A store whose writes end by hand. */
    private final class HandStore implements DocStore {
        @Override
        public Future<Boolean> exists(String doc) {
            return Future.succeededFuture(true);
        }

        @Override
        public Future<Boolean> create(String doc) {
            return Future.succeededFuture(false);
        }

        @Override
        public Future<StoredDoc> load(String doc) {
            return Future.succeededFuture(new StoredDoc(0, null, List.of(), 0, null));
        }

        @Override
        public Future<StoredDoc> after(String doc, long seq) {
            return load(doc);
        }

        @Override
        public Future<Boolean> checkpoint(String doc, long seq, Buffer state) {
            return Future.succeededFuture(false);
        }

        @Override
        public Future<Long> append(String doc, List<Buffer> updates) {
            Promise<Long> answer = Promise.promise();
            writes.add(new Write(new ArrayList<>(updates), answer, home));
            return answer.future();
        }
    }
}
