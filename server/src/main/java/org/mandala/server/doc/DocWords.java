package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** Updates as they go between nodes: the number of the first, and each with its length. Rule N12. */
record DocWords(long first, List<Buffer> updates) {

    /** @param seq the number of the last one */
    static Buffer encode(long seq, List<Buffer> updates) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(seq - updates.size() + 1);
        updates.forEach(update -> out.writeVarBytes(update.getBytes()));
        return Buffer.buffer(out.toByteArray());
    }

    /** @throws org.mandala.crdt.encoding.InvalidUpdateException when it is none */
    static DocWords decode(Buffer message) {
        ByteReader in = new ByteReader(message.getBytes());
        long first = in.readVarUint();
        List<Buffer> updates = new ArrayList<>();
        while (in.hasMore()) {
            updates.add(Buffer.buffer(in.readVarBytes()));
        }
        return new DocWords(first, updates);
    }
}
