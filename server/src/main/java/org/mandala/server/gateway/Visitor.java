package org.mandala.server.gateway;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Opens a WebSocket at our own door and reads it, on the caller's thread. */
final class Visitor implements AutoCloseable {
    private static final int TIMEOUT_MS = 2_000;
    private static final int CLOSE_FRAME = 0x88;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    /** Masked by zeros: step 1 of somebody who knows nothing. */
    private static final byte[] STEP_1 = {(byte) 0x82, (byte) 0x84, 0, 0, 0, 0, 0, 0, 1, 0};

    private static final int STEP_2 = 1;

    private final Socket socket;
    private final DataInputStream in;

    Visitor(int port, String path) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MS);
        socket.getOutputStream().write(request(path));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade"
                        + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bWFuZGFsYSBmaXJzdC4uLg==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads up to the frame that closes; nothing before it is other than ASCII. */
    void awaitEnd() throws IOException {
        while (in.readUnsignedByte() != CLOSE_FRAME) {}
    }

    /** Asks for the document and reads until it is there whole. */
    void awaitDocument() throws IOException {
        skipHead();
        socket.getOutputStream().write(STEP_1);
        byte[] message = message();
        while (message[0] != 0 || message[1] != STEP_2) {
            message = message();
        }
    }

    private void skipHead() throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int next = in.readUnsignedByte();
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
    }

    private byte[] message() throws IOException {
        if (in.readUnsignedByte() == CLOSE_FRAME) {
            throw new EOFException("sent away");
        }
        int length = in.readUnsignedByte();
        return in.readNBytes(length == LONG ? (int) in.readLong() : length == SHORT ? in.readUnsignedShort() : length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
