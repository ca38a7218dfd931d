package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mandala.crdt.Updates;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Home;
import org.mandala.server.presence.Neighbours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the nodes of one document tell one another: updates under the numbers that the log gave them. What comes is applied in the order of the log; where
 * something is missing, the log is read. Rules N12 to N14. Lives on the document's home.
 */
final class DocLine implements Backplane.Listener {
    /** Where other nodes do not tell all, the log is looked at so often: another node's change is seen within two seconds. */
    static final long LOOK_MS = 1_000;

    /** Else it is looked at every so many looks, whatever was heard. */
    static final int LOOKS_WHEN_TOLD = 10;

    /** Two nodes may tell of their commits in another order than the log's; what is still missing then is read. */
    static final long PATIENCE_MS = 100;

    /** Bytes that wait for what is missing before them; beyond that it is all read from the log. */
    private static final long MOST_AHEAD = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DocLine.class);

    private final String doc;
    private final DocStore store;
    private final Home home;
    private final Neighbours neighbours;
    private final Taker taker;
    private final TreeMap<Long, Run> ahead = new TreeMap<>();
    private long aheadBytes;
    /** All updates up to this number are in the document. */
    private long known;

    private boolean reading;
    private boolean readAgain;
    private boolean patient;
    private boolean closed;
    private long looks;
    private Runnable endListening = () -> {};
    private Runnable endLooks = () -> {};

    /** Takes updates of other nodes, which are in the log. */
    interface Taker {
        void take(byte[] update);
    }

    /** Updates with numbers that follow one another; none where they are this node's own, so in the document already. */
    private record Run(int count, List<Buffer> updates) {
        long bytes() {
            return updates.stream().mapToLong(Buffer::length).sum();
        }
    }

    DocLine(String doc, long known, DocStore store, Home home, Neighbours neighbours, Taker taker) {
        this.doc = doc;
        this.known = known;
        this.store = store;
        this.home = home;
        this.neighbours = neighbours;
        this.taker = taker;
    }

    void open() {
        endListening = neighbours.backplane().listen(channel(), this);
        endLooks = home.every(LOOK_MS, this::look);
    }

    void close() {
        closed = true;
        endListening.run();
        endLooks.run();
    }

    /** This node's own updates are in the log. */
    void stored(long seq, List<Buffer> updates) {
        neighbours.backplane().publish(channel(), DocWords.encode(seq, updates));
        came(seq - updates.size() + 1, new Run(updates.size(), List.of()));
    }

    @Override
    public void heard(Buffer message) {
        home.run(() -> {
            if (!closed) {
                DocWords words = DocWords.decode(message);
                came(words.first(), new Run(words.updates().size(), words.updates()));
            }
        });
    }

    @Override
    public void missed() {
        home.run(this::read);
    }

    private String channel() {
        return "d:{" + doc + "}";
    }

    private void came(long first, Run run) {
        if (first > known + 1) {
            keep(first, run);
            return;
        }
        take(first, run);
        drain();
    }

    private void keep(long first, Run run) {
        Run before = ahead.put(first, run);
        aheadBytes += run.bytes() - (before == null ? 0 : before.bytes());
        if (aheadBytes > MOST_AHEAD) {
            ahead.clear();
            aheadBytes = 0;
            read();
        } else if (!patient) {
            patient = true;
            home.after(PATIENCE_MS, () -> {
                patient = false;
                if (!ahead.isEmpty()) {
                    read();
                }
            });
        }
    }

    /** Of what follows on what is known, or overlaps it, what is new. */
    private void take(long first, Run run) {
        long last = first + run.count() - 1;
        if (last > known) {
            for (long seq = known + 1; seq <= last && !run.updates().isEmpty(); seq++) {
                apply(run.updates().get((int) (seq - first)));
            }
            known = last;
        }
    }

    private void drain() {
        for (Map.Entry<Long, Run> next = ahead.firstEntry();
                next != null && next.getKey() <= known + 1;
                next = ahead.firstEntry()) {
            ahead.pollFirstEntry();
            aheadBytes -= next.getValue().bytes();
            take(next.getKey(), next.getValue());
        }
    }

    private void apply(Buffer update) {
        try {
            taker.take(update.getBytes());
        } catch (InvalidUpdateException e) {
            LOG.error("doc {}: an update of another node cannot be read: {}", doc, e.getMessage());
        }
    }

    private void look() {
        looks++;
        if (!neighbours.tellAll() || looks % LOOKS_WHEN_TOLD == 0) {
            read();
        }
    }

    private void read() {
        if (closed) {
            return;
        }
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        store.after(doc, known)
                .onComplete(answer -> home.run(() -> {
                    reading = false;
                    if (answer.succeeded() && !closed) {
                        takeLog(answer.result());
                    }
                    if (readAgain) {
                        readAgain = false;
                        read();
                    }
                }));
    }

    private void takeLog(StoredDoc log) {
        if (log.damage() != null) {
            LOG.error("doc {}: the log cannot be read on: {}", doc, log.damage());
        }
        Buffer checkpoint = log.checkpoint();
        if (checkpoint != null && log.checkpointSeq() > known) {
            apply(Buffer.buffer(Updates.convertV2ToV1(checkpoint.getBytes())));
            known = log.checkpointSeq();
        }
        List<Buffer> updates = new ArrayList<>(log.updates());
        take(log.checkpointSeq() + 1, new Run(updates.size(), updates));
        drain();
    }
}
