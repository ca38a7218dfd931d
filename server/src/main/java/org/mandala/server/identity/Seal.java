package org.mandala.server.identity;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.MalformedMessage;

/** Closes a record into a word that only those with the same key can read or make (AES-256-GCM, base64url). */
final class Seal {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Ours have some 300 characters; what is much longer need not be decoded to be refused. */
    private static final int MAX_LENGTH = 2_048;

    private final SecretKeySpec key;

    /** @param purpose what is sealed for one purpose opens for no other */
    Seal(SigningKey key, String purpose) {
        this.key = new SecretKeySpec(key.derive(purpose), "AES");
    }

    String close(Object content, RandomGenerator random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, Json.write(content))
                .orElseThrow(() -> new IllegalStateException("every Java has " + ALGORITHM));
        byte[] word = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
        System.arraycopy(closed, 0, word, NONCE_BYTES, closed.length);
        return Secrets.base64(word);
    }

    /** Empty for what this key has not closed. */
    <T> Optional<T> open(String sealed, Class<T> type) {
        if (sealed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] word = Base64.getUrlDecoder().decode(sealed);
            return word.length <= NONCE_BYTES
                    ? Optional.empty()
                    : run(
                                    Cipher.DECRYPT_MODE,
                                    Arrays.copyOf(word, NONCE_BYTES),
                                    Arrays.copyOfRange(word, NONCE_BYTES, word.length))
                            .map(content -> Json.read(content, type));
        } catch (IllegalArgumentException | MalformedMessage e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> run(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
