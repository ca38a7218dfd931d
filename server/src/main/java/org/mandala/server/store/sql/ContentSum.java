package org.mandala.server.store.sql;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A sum over rows that tells whether two databases hold the same, in whatever order they give it: the SHA-256 of each row, added up. Databases
 * sort texts in orders of their own.
 */
final class ContentSum {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final int HEX_DIGITS = 64;

    private final MessageDigest digest;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    ContentSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A row as it stands in the stream, with its table: equal rows of two tables are two things. */
    void add(String table, byte[] row) {
        digest.update(table.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        sum = sum.add(new BigInteger(1, digest.digest(row))).mod(MODULUS);
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Of all rows together, and of how many they are. */
    String hex() {
        byte[] all = String.format("%0" + HEX_DIGITS + "x %d", sum, rows).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(digest.digest(all));
    }
}
