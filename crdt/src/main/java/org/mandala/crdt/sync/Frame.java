package org.mandala.crdt.sync;

import org.mandala.crdt.StateVector;

/** One message of y-protocols, which is one binary WebSocket message. */
public sealed interface Frame {
    /** The bytes to send. */
    byte[] encode();

    /** "This is what I know": to be answered with a {@link SyncStep2}. */
    record SyncStep1(StateVector known) implements Frame {
        @Override
        public byte[] encode() {
            return Frames.syncStep1(known);
        }
    }

    /** What the asker lacks, in V1. Meant for the asker alone: it carries every deletion ever made. */
    final class SyncStep2 extends Frames.Carrier implements Frame {
        /** Carries a V1 update. */
        public SyncStep2(byte[] updateV1) {
            super(updateV1);
        }

        /** The V1 update; not copied. */
        public byte[] update() {
            return payload();
        }

        @Override
        public byte[] encode() {
            return Frames.syncStep2(payload());
        }
    }

    /** A change, in V1. */
    final class Update extends Frames.Carrier implements Frame {
        /** Carries a V1 update. */
        public Update(byte[] updateV1) {
            super(updateV1);
        }

        /** The V1 update; not copied. */
        public byte[] update() {
            return payload();
        }

        @Override
        public byte[] encode() {
            return Frames.update(payload());
        }
    }

    /** States of clients, as {@link AwarenessUpdate#decode} reads them. */
    final class Awareness extends Frames.Carrier implements Frame {
        /** Carries an encoded awareness update. */
        public Awareness(byte[] awarenessUpdate) {
            super(awarenessUpdate);
        }

        /** The encoded awareness update; not copied. */
        public byte[] update() {
            return payload();
        }

        @Override
        public byte[] encode() {
            return Frames.awareness(payload());
        }
    }

    /** "Tell me all states": to be answered with an {@link Awareness} frame. */
    record QueryAwareness() implements Frame {
        @Override
        public byte[] encode() {
            return Frames.queryAwareness();
        }
    }

    /** Permission denied, from server to client. */
    record Auth(String reason) implements Frame {
        @Override
        public byte[] encode() {
            return Frames.permissionDenied(reason);
        }
    }
}
