package org.mandala.server.doc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.crdt.Doc;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;

/** Rule D2: whoever has heard step 2 has the whole document, and would not make anew what is there. */
class EncodedDocTest {
    private static final int SHORT = 126;
    private static final int BYTE = 0xff;

    private final Doc doc = new Doc();
    private final EncodedDoc encoded = new EncodedDoc(doc);

    EncodedDocTest() {
        doc.onUpdate((update, origin) -> encoded.changed(update));
    }

    @Test
    void d2WhatCameSinceTheWholeWasEncodedIsThereWithStep2() {
        assertThat(knownAtStep2()).isEmpty();
        doc.getMap("items").set("first", true);
        doc.getText("text").insert(0, "hello");
        assertThat(knownAtStep2()).isEqualTo("first hello");
        doc.getText("text").insert(5, " all");
        doc.getText("text").delete(0, 1);
        assertThat(knownAtStep2()).isEqualTo("first ello all");
        assertThat(knownAtStep2()).isEqualTo("first ello all");
    }

    /** What somebody who comes with nothing knows at the moment when they have heard step 2, which is the last thing that they hear. */
    private String knownAtStep2() {
        Doc newcomer = new Doc();
        List<Frame> heard = frames(encoded.since(StateVector.EMPTY));
        for (Frame frame : heard) {
            newcomer.applyUpdate(
                    frame instanceof Frame.Update update ? update.update() : ((Frame.SyncStep2) frame).update(), this);
        }
        assertThat(heard.get(heard.size() - 1)).isInstanceOf(Frame.SyncStep2.class);
        assertThat(newcomer.hasPending()).isFalse();
        return (String.join(" ", newcomer.getMap("items").keys()) + " " + newcomer.getText("text")).strip();
    }

    /** The messages of some short WebSocket frames. */
    private static List<Frame> frames(ByteBuf bytes) {
        List<Frame> frames = new ArrayList<>();
        while (bytes.isReadable()) {
            bytes.skipBytes(1);
            int length = bytes.readByte() & BYTE;
            byte[] message = new byte[length == SHORT ? bytes.readUnsignedShort() : length];
            bytes.readBytes(message);
            frames.add(Frames.decode(message));
        }
        bytes.release();
        return frames;
    }
}
