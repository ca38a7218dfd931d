package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One seed: two replicas here, two with official Yjs, all editing, updates late, in any order and more than once. */
final class FuzzRun {
    private static final int OURS = 2;
    private static final int ALL = 4;
    private static final int TURNS = 70;
    private static final int SNAPSHOT_TURNS = 25;
    private static final int MOST_ROUNDS = 50;

    private final Random random;
    private final NodePeer peer;
    private final RandomEdits edits;
    private final List<Doc> docs = new ArrayList<>();
    private final List<UndoManager> undos = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<List<Sent>> inboxes = new ArrayList<>();

    /** An update in both formats, base64. */
    private record Sent(String v1, String v2) {}

    FuzzRun(long seed, NodePeer peer) {
        this.random = new Random(seed);
        this.peer = peer;
        this.edits = new RandomEdits(random);
    }

    void run() {
        open();
        for (int turn = 0; turn < TURNS; turn++) {
            if (turn % SNAPSHOT_TURNS == 0) {
                snapshots.add(docs.get(0).snapshot());
            }
            int replica = random.nextInt(ALL);
            if (random.nextInt(3) > 0) {
                edit(replica);
            } else {
                deliverSome(replica);
            }
        }
        deliverAll();
        compare();
        compareObfuscated();
        if (!docs.get(0).options().gc()) {
            comparePast();
        }
    }

    private void open() {
        boolean gc = random.nextInt(3) > 0;
        List<Long> clients = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            long small = random.nextInt(100) * 10L + i;
            clients.add(random.nextBoolean() ? small : small + 4_000_000_000L);
            inboxes.add(new ArrayList<>());
        }
        for (int i = 0; i < OURS; i++) {
            Doc doc = newDoc(i, clients.get(i), gc);
            docs.add(doc);
            undos.add(new UndoManager(doc, UndoOptions.defaults(() -> 0).withCaptureMs(0)));
        }
        peer.ask(
                Map.of("do", "open", "clients", clients.subList(OURS, ALL), "gc", gc, "cleanup", random.nextBoolean()));
    }

    private Doc newDoc(int replica, long client, boolean gc) {
        Doc doc = new Doc(DocOptions.defaults().withClientId(client).withGc(gc));
        String[] v1 = {""};
        doc.onUpdate((update, origin) -> v1[0] = VectorFile.base64(update));
        doc.onUpdateV2((update, origin) -> {
            if (!"net".equals(origin)) {
                send(replica, new Sent(v1[0], VectorFile.base64(update)));
            }
        });
        return doc;
    }

    private void send(int from, Sent update) {
        for (int to = 0; to < ALL; to++) {
            if (to != from) {
                inboxes.get(to).add(update);
            }
        }
    }

    private void sendAll(int from, Map<String, Object> reply) {
        for (Map<String, Object> sent : VectorFile.<Map<String, Object>>list(reply, "sent")) {
            send(from, new Sent(VectorFile.string(sent, "v1"), VectorFile.string(sent, "v2")));
        }
    }

    private void edit(int replica) {
        if (replica < OURS) {
            editOrUndo(replica);
        } else {
            sendAll(
                    replica,
                    peer.ask(Map.of("do", "edit", "replica", replica - OURS, "seed", random.nextInt(1 << 30))));
        }
    }

    private void editOrUndo(int replica) {
        switch (random.nextInt(8)) {
            case 0 -> undos.get(replica).undo();
            case 1 -> undos.get(replica).redo();
            default -> edits.edit(docs.get(replica));
        }
    }

    private void deliverSome(int replica) {
        List<Sent> inbox = inboxes.get(replica);
        for (int left = random.nextInt(inbox.size() + 1); left > 0; left--) {
            int index = random.nextInt(4) == 0 ? random.nextInt(inbox.size()) : 0;
            boolean keepsForAgain = random.nextInt(8) == 0;
            apply(replica, keepsForAgain ? inbox.get(index) : inbox.remove(index));
        }
    }

    private void apply(int replica, Sent update) {
        boolean inV1 = random.nextBoolean();
        if (replica >= OURS) {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("do", "apply");
            request.put("replica", replica - OURS);
            request.put(inV1 ? "v1" : "v2", inV1 ? update.v1() : update.v2());
            sendAll(replica, peer.ask(request));
        } else if (inV1) {
            docs.get(replica).applyUpdate(Base64.getDecoder().decode(update.v1()), "net");
        } else {
            docs.get(replica).applyUpdateV2(Base64.getDecoder().decode(update.v2()), "net");
        }
    }

    /** Until nobody has anything to say: official clients may tidy up formats after what they receive. */
    private void deliverAll() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            for (int replica = 0; replica < ALL; replica++) {
                List<Sent> inbox = inboxes.get(replica);
                while (!inbox.isEmpty()) {
                    apply(replica, inbox.remove(random.nextInt(inbox.size())));
                }
            }
            if (inboxes.stream().allMatch(List::isEmpty)) {
                return;
            }
        }
        throw new AssertionError("the replicas do not come to rest");
    }

    private void compare() {
        Map<String, Object> official = peer.ask(Map.of("do", "show", "replica", 0));
        assertThat(peer.ask(Map.of("do", "show", "replica", 1)).get("tree")).isEqualTo(official.get("tree"));
        for (Doc doc : docs) {
            assertThat(doc.hasPending()).isEqualTo(official.get("pending"));
            assertThat(Tree.of(doc)).isEqualTo(Tree.expected(official.get("tree")));
            assertThat(VectorFile.base64(doc.stateVector().encode())).isEqualTo(official.get("state"));
            assertThat(VectorFile.base64(doc.snapshot().encode())).isEqualTo(official.get("snapshot"));
        }
    }

    private void compareObfuscated() {
        byte[] update = docs.get(0).encodeStateAsUpdate();
        Map<String, Object> official = peer.ask(Map.of("do", "obfuscate", "update", VectorFile.base64(update)));
        assertThat(VectorFile.base64(Updates.obfuscate(update, Obfuscation.ALL)))
                .isEqualTo(official.get("v1"));
    }

    private void comparePast() {
        for (int i = 1; i < snapshots.size(); i++) {
            Snapshot since = snapshots.get(i - 1);
            Snapshot now = snapshots.get(i);
            Map<String, Object> official = peer.ask(Map.of(
                    "do",
                    "changes",
                    "replica",
                    0,
                    "since",
                    VectorFile.base64(since.encode()),
                    "now",
                    VectorFile.base64(now.encode())));
            for (Doc doc : docs) {
                assertThat(Tree.runs(doc.getText("text").toDelta(now, since)))
                        .isEqualTo(Tree.expected(official.get("runs")));
            }
        }
    }
}
