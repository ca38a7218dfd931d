package org.mandala.crdt;

import org.mandala.crdt.encoding.ByteWriter;

/** Writes the fields of an update to wherever a format keeps them. */
interface FieldWriter {
    /** A new writer of V1 or V2. */
    static FieldWriter of(boolean v2) {
        return v2 ? new V2Writer() : new V1Writer(new ByteWriter());
    }

    /** The stream of counts, clocks and raw values. */
    ByteWriter rest();

    void writeClient(long client);

    void writeLeft(long client, int clock);

    void writeRight(long client, int clock);

    void writeInfo(int info);

    void writeParentIsName(boolean isName);

    void writeString(CharSequence text);

    /** Text content held as {@link Units}. */
    void writeUnits(Object units, int from, int to);

    /** Text content as well-formed UTF-8. */
    void writeUtf8(byte[] utf8, int start, int end);

    void writeTypeRef(int typeRef);

    void writeLength(int length);

    void writeKey(String key);

    void writeJson(RawJson value);

    void resetDeletes();

    void writeDelete(int clock, int length);

    /** The finished update. */
    byte[] toByteArray();
}
