package org.mandala.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.Subscription;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;

/** A Yjs client of a test over a plain TCP socket, so that it can stop reading. */
public final class DocClient implements AutoCloseable {
    /** Ends what hangs; how long a thing takes is the machine's affair. */
    private static final long WAIT_MS = 60_000;

    private static final int SAVED = 100;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final DataInputStream in;
    private final Doc doc;
    private final List<Frame> heard = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long saved;
    private final int status;
    private volatile int closeCode;
    private volatile boolean gone;
    private boolean reading = true;
    private volatile boolean answers = true;

    /** @param receiveBuffer what the kernel takes for it while it does not read, in bytes; 0 for the usual */
    public DocClient(String url, String path, long clientId, int receiveBuffer, String... headers) {
        doc = new Doc(DocOptions.defaults().withClientId(clientId));
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new DataInputStream(socket.getInputStream());
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade"
                            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bWFuZGFsYSB0ZXN0Li4uLg==\r\n"
                            + String.join("", headers) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            status = readHead();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread reader = new Thread(this::read, "doc-client-" + clientId);
        reader.setDaemon(true);
        reader.start();
    }

    /** Asks for the document and waits until it is there. */
    public DocClient sync() {
        send(new Frame.SyncStep1(doc.stateVector()));
        until("the document", () -> heard.stream().anyMatch(Frame.SyncStep2.class::isInstance));
        return this;
    }

    /** Works on the document and sends what came of it. */
    public void edit(Runnable work) {
        synchronized (doc) {
            Subscription sending = doc.onUpdate((update, origin) -> send(new Frame.Update(update)));
            work.run();
            sending.cancel();
        }
    }

    public Doc doc() {
        return doc;
    }

    /** Its document's text, read in between updates. */
    public String text() {
        synchronized (doc) {
            return doc.getText("text").toString();
        }
    }

    public void type(String text) {
        edit(() -> doc.getText("text").insert(doc.getText("text").length(), text));
    }

    /** Says of an awareness id that it has this state, or none. */
    public void announce(long id, long clock, @Nullable String json) {
        send(new Frame.Awareness(new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(id, clock, json))).encode()));
    }

    public void send(Frame frame) {
        send(BINARY, frame.encode());
    }

    public void send(int opcode, byte[] payload) {
        byte[] head = new byte[14];
        int size = 2;
        head[0] = (byte) (0x80 | opcode);
        if (payload.length < 126) {
            head[1] = (byte) (0x80 | payload.length);
        } else if (payload.length <= 0xffff) {
            head[1] = (byte) (0x80 | 126);
            head[2] = (byte) (payload.length >> 8);
            head[3] = (byte) payload.length;
            size = 4;
        } else {
            head[1] = (byte) (0x80 | 127);
            for (int i = 0; i < 8; i++) {
                head[2 + i] = (byte) ((long) payload.length >> (56 - 8 * i));
            }
            size = 10;
        }
        try {
            synchronized (out) {
                // The mask is zero.
                out.write(head, 0, size + 4);
                out.write(payload);
            }
        } catch (IOException e) {
            gone = true;
        }
    }

    /** From now on it answers no step 1. */
    public DocClient silent() {
        answers = false;
        return this;
    }

    public void stopReading() {
        synchronized (in) {
            reading = false;
        }
    }

    public void readOn() {
        synchronized (in) {
            reading = true;
            in.notifyAll();
        }
    }

    public List<Frame> heard() {
        return heard;
    }

    /** States that it was told, oldest first. */
    public List<AwarenessUpdate.Entry> presences() {
        return heard.stream()
                .filter(Frame.Awareness.class::isInstance)
                .flatMap(frame -> AwarenessUpdate.decode(((Frame.Awareness) frame).update()).entries().stream())
                .toList();
    }

    /** Payload bytes that it read. */
    public long bytes() {
        return bytes.get();
    }

    public long saved() {
        return saved;
    }

    public int status() {
        return status;
    }

    public int closeCode() {
        until("the close", () -> closeCode != 0);
        return closeCode;
    }

    public boolean isGone() {
        return gone;
    }

    public static void until(String what, BooleanSupplier condition) {
        TestDoc.await(what, WAIT_MS, condition);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try {
            while (!gone) {
                waitUntilReading();
                readFrame();
            }
        } catch (IOException | InterruptedException e) {
            gone = true;
        }
    }

    private void waitUntilReading() throws InterruptedException {
        synchronized (in) {
            while (!reading) {
                in.wait();
            }
        }
    }

    private int readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private void readFrame() throws IOException {
        int opcode = in.readUnsignedByte() & 0xf;
        int length = in.readUnsignedByte();
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
        byte[] payload = new byte[length];
        in.readFully(payload);
        bytes.addAndGet(length);
        if (opcode == BINARY) {
            hear(payload);
        } else if (opcode == CLOSE) {
            closeCode = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            gone = true;
        } else {
            send(10, payload);
        }
    }

    private void hear(byte[] payload) {
        if (payload[0] == SAVED) {
            ByteReader number = new ByteReader(payload);
            number.readVarUint();
            saved = number.readVarUint();
            return;
        }
        if (payload[0] > 3) {
            return;
        }
        Frame frame = Frames.decode(payload);
        synchronized (doc) {
            if (frame instanceof Frame.SyncStep1 step && answers) {
                send(new Frame.SyncStep2(doc.encodeStateAsUpdate(step.known())));
            } else if (frame instanceof Frame.SyncStep2 step) {
                doc.applyUpdate(step.update(), this);
            } else if (frame instanceof Frame.Update update) {
                doc.applyUpdate(update.update(), this);
            }
        }
        heard.add(frame);
    }
}
