package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.Json;
import org.mandala.crdt.encoding.Utf8;

/** The value of a format or an embed as it was received: JSON text (V1) or Any (V2), converted only when the other is asked. */
final class RawJson {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean any;

    private RawJson(byte[] bytes, int start, int end, boolean any) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.any = any;
    }

    /** A view of received bytes; {@link #detach} it before keeping it. */
    static RawJson of(Batch batch, int row) {
        return new RawJson(batch.bytes, batch.contentStart[row], batch.contentEnd[row], batch.v2);
    }

    static RawJson of(@Nullable Object value) {
        byte[] encoded = Any.encode(value);
        return new RawJson(encoded, 0, encoded.length, true);
    }

    /** The same value in bytes of its own, so that it does not hold on to a whole update. */
    RawJson detach() {
        return new RawJson(Arrays.copyOfRange(bytes, start, end), 0, end - start, any);
    }

    @Nullable Object value() {
        return any ? Any.read(new ByteReader(bytes, start, end)) : Json.parse(Utf8.decode(bytes, start, end));
    }

    void writeText(ByteWriter out) {
        if (any) {
            out.writeVarString(Json.stringify(value()));
        } else {
            out.writeVarBytes(bytes, start, end);
        }
    }

    void writeAny(ByteWriter out) {
        if (any) {
            out.writeBytes(bytes, start, end);
        } else {
            Any.write(out, value());
        }
    }
}
