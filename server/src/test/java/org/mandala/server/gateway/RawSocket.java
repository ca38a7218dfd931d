package org.mandala.server.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A WebSocket by hand, so that it can say what no library would. */
final class RawSocket implements AutoCloseable {
    /** Ends what hangs; how long a thing takes is the machine's affair. */
    private static final int READ_TIMEOUT_MS = 60_000;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final DataInputStream in;
    private final String head;

    RawSocket(String url, String path, String... headers) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
        out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bWFuZGFsYSB0ZXN0Li4uLg==\r\n"
                        + String.join("", headers) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        head = readHead();
    }

    /** The answer to the handshake, in small letters. */
    String head() {
        return head;
    }

    /** Any bytes; what the server no longer takes is lost in silence. */
    void raw(byte... bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            // Closed meanwhile: whoever asks sees it in closeCode.
        }
    }

    /** A masked frame; the mask is zero. {@code first} is the first byte: FIN, RSV and opcode. */
    void frame(int first, byte[] payload) {
        raw(framed(first, payload));
    }

    static byte[] framed(int first, byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 14);
        bytes.write(first);
        if (payload.length < 126) {
            bytes.write(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            bytes.writeBytes(new byte[] {(byte) 0xfe, (byte) (payload.length >> 8), (byte) payload.length});
        } else {
            bytes.write(0xff);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes.write((int) ((long) payload.length >> shift));
            }
        }
        bytes.writeBytes(new byte[4]);
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    /** Reads on until the end: the code of the close frame, or 0 if the line was dropped without one. */
    int closeCode() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0xf;
                int length = in.readUnsignedByte();
                length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
                byte[] payload = in.readNBytes(length);
                if (opcode == 8) {
                    return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still open after " + READ_TIMEOUT_MS + " ms", e);
        } catch (EOFException | SocketException e) {
            return 0;
        }
    }

    private String readHead() throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            read.append((char) in.readUnsignedByte());
        }
        return read.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
