package org.mandala.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Random words that nobody guesses, and the hashes under which the server remembers them. */
public final class Secrets {
    /** 128 bits: what only has to be unguessable for days. */
    public static final int TOKEN_BYTES = 16;

    /** 256 bits: what signs somebody in for weeks. */
    static final int LOGIN_BYTES = 32;

    /** Base64url of that many random bytes, without padding. */
    public static String next(RandomGenerator random, int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return base64(secret);
    }

    /** SHA-256; a plain hash is enough for words of 128 random bits and more. */
    public static String hash(String secret) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Secrets() {}
}
