package org.mandala.bench.docs;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** A document and the members that the generator opens for it. */
final class Room {
    private final Endpoint endpoint;
    private final String name;
    private final int size;
    private final int authors;
    private final boolean readsStamps;
    private final long documentBytes;
    private final List<Member> members = new ArrayList<>();
    private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();

    private Room(Endpoint endpoint, String name, int size, int authors, boolean readsStamps, long documentBytes) {
        this.endpoint = endpoint;
        this.name = name;
        this.size = size;
        this.authors = authors;
        this.readsStamps = readsStamps;
        this.documentBytes = documentBytes;
    }

    /** A room whose members write records to one another. */
    static Room ofRecords(Endpoint endpoint, String name, int size) {
        return new Room(endpoint, name, size, size, true, 0);
    }

    /** A room of records that {@code authors} members wrote before, and one who only reads them. */
    static Room ofReader(Endpoint endpoint, String name, int authors) {
        return new Room(endpoint, name, 1, authors + 1, true, 0);
    }

    /** A room of which only the size matters: who has {@code documentBytes} of it is in sync. */
    static Room ofBytes(Endpoint endpoint, String name, int size, long documentBytes) {
        return new Room(endpoint, name, size, size, false, documentBytes);
    }

    Member add(Generator generator) {
        Member member = new Member(generator, this, authors > size ? authors - 1 : members.size());
        members.add(member);
        return member;
    }

    /** Keeps what the first member gets and sends: the life of one client, for a stock client to live again. */
    void record(Member member, ByteReader update) {
        if (member.index() == 0) {
            keep(Arrays.copyOfRange(update.bytes(), update.position(), update.end()));
        }
    }

    void recordOwn(Member member, ByteWriter update) {
        if (member.index() == 0) {
            keep(update.toByteArray());
        }
    }

    private void keep(byte[] update) {
        ByteWriter out = new ByteWriter(update.length + Integer.BYTES);
        out.writeVarBytes(update);
        recorded.writeBytes(out.toByteArray());
    }

    /** Updates one after the other, each with its length in front (lib0's varBytes). */
    byte[] recording() {
        return recorded.toByteArray();
    }

    List<Member> members() {
        return members;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    int authors() {
        return authors;
    }

    int port() {
        return endpoint.port();
    }

    String path() {
        return endpoint.path(name);
    }

    Dialect dialect() {
        return endpoint.dialect();
    }

    boolean readsStamps() {
        return readsStamps;
    }

    long documentBytes() {
        return documentBytes;
    }

    /** Records that all members together have still to get. */
    long missing() {
        long sent = members.stream().mapToLong(Member::sent).sum();
        long wanted = members.stream().mapToLong(member -> sent - member.sent()).sum();
        return wanted - members.stream().mapToLong(Member::received).sum();
    }
}
