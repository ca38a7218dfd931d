package org.mandala.crdt;

/** The fields of an update, wherever a format keeps them: V1 in one stream, V2 in ten. */
interface FieldReader extends DeletesReader {
    long readClient();

    int readLeftClock();

    int readRightClock();

    int readInfo();

    boolean readParentIsName();

    String readString();

    int readTypeRef();

    int readLength();

    String readKey();

    /** Notes where the text of {@code row} lies and returns its length in UTF-16 units. */
    int readText(Batch batch, int row);

    /** Notes where the JSON value of {@code row} lies. */
    void readJson(Batch batch, int row);
}
