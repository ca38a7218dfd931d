package org.mandala.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Doc;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;

/** A Yjs client of one document: keeps its copy, sends what it edits, and counts what is said to be saved. Rules D2, D6, D31. */
public final class TestDoc implements WebSocket.Listener, AutoCloseable {
    /** Ends what hangs; how long a thing takes is the machine's affair. */
    private static final long WAIT_MS = 60_000;

    private static final int SAVED = 100;
    private static final int STATE = 101;
    private static final Object NET = "net";

    private final Doc doc;
    private ByteWriter parts = new ByteWriter();
    private final Deque<Long> editsByMessage = new ArrayDeque<>();
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private long messages;
    private long edits;
    private long savedEdits;
    private long state;
    private boolean synced;
    private int closeCode;

    /** Continues with a copy that was there before. */
    public static TestDoc open(HttpClient client, String url, String origin, Doc doc) {
        TestDoc member = new TestDoc(doc);
        var unused = client.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create(url), member)
                .join();
        return member;
    }

    private TestDoc(Doc doc) {
        this.doc = doc;
        doc.onUpdate((update, origin) -> {
            if (origin != NET) {
                edits++;
                count();
                send(new Frame.Update(update));
            }
        });
    }

    /** Changes the copy; the server is told. */
    public synchronized void edit(Consumer<Doc> change) {
        doc.transact(null, () -> change.accept(doc));
    }

    public synchronized <T> T read(Function<Doc, T> question) {
        return question.apply(doc);
    }

    /** How many edits were made here. */
    public synchronized long edits() {
        return edits;
    }

    /** How many of them, from the first, are said to be saved. */
    public synchronized long saved() {
        return savedEdits;
    }

    public synchronized long state() {
        return state;
    }

    public synchronized boolean isSynced() {
        return synced;
    }

    /** 0 while open. */
    public synchronized int closeCode() {
        return closeCode;
    }

    public TestDoc awaitSynced() {
        await("the first sync", this::isSynced);
        return this;
    }

    public void awaitSaved() {
        await("everything to be saved", () -> saved() == edits() || closeCode() != 0);
        if (saved() != edits()) {
            throw new AssertionError("closed with " + closeCode() + ": saved " + saved() + " of " + edits());
        }
    }

    public static void await(String what, BooleanSupplier condition) {
        await(what, WAIT_MS, condition);
    }

    /** Milliseconds until the condition held; fails when it did not within {@code ms}. */
    public static long await(String what, long ms, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(ms)) {
                throw new AssertionError("waited " + ms + " ms for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private synchronized void count() {
        messages++;
        editsByMessage.add(edits);
    }

    private synchronized void send(Frame frame) {
        WebSocket open = socket;
        if (open != null) {
            ByteBuffer bytes = ByteBuffer.wrap(frame.encode());
            lastSend = lastSend.handle((done, failure) -> null)
                    .thenCompose(ignored -> open.sendBinary(bytes, true))
                    .exceptionally(failure -> open);
        }
    }

    @Override
    public synchronized void onOpen(WebSocket opened) {
        socket = opened;
        send(new Frame.SyncStep1(doc.stateVector()));
        opened.request(1);
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        parts.writeBytes(bytes, 0, bytes.length);
        if (last) {
            byte[] whole = parts.toByteArray();
            parts = new ByteWriter();
            receive(whole);
        }
        from.request(1);
        return null;
    }

    private void receive(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long type = in.readVarUint();
        if (type == SAVED) {
            saved(in.readVarUint());
        } else if (type == STATE) {
            state = in.readVarUint();
        } else {
            receive(Frames.decode(bytes));
        }
    }

    private void saved(long upTo) {
        long first = messages - editsByMessage.size();
        for (long n = first; n < upTo; n++) {
            savedEdits = editsByMessage.remove();
        }
    }

    private void receive(Frame frame) {
        if (frame instanceof Frame.SyncStep1 step) {
            count();
            send(new Frame.SyncStep2(doc.encodeStateAsUpdate(step.known())));
        } else if (frame instanceof Frame.SyncStep2 step) {
            doc.applyUpdate(step.update(), NET);
            synced = true;
        } else if (frame instanceof Frame.Update update) {
            doc.applyUpdate(update.update(), NET);
        }
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable failure) {
        closeCode = 1006;
    }

    /** As when the line goes dead. */
    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
