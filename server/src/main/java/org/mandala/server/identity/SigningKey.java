package org.mandala.server.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of a data folder, or of several nodes, with which the server signs what it must know again. Never shown, never logged. */
public final class SigningKey {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final byte[] key;

    /**
     * Reads {@code signing.key}, or makes it, readable by its owner alone; of several processes at once one makes it.
     *
     * @throws UncheckedIOException when the file can neither be read nor made
     */
    public static SigningKey of(Path dataFolder, RandomGenerator random) {
        Path file = dataFolder.resolve("signing.key");
        try {
            Files.createDirectories(dataFolder);
            try (FileChannel channel = FileChannel.open(file, OPTIONS, ownerOnly(dataFolder))) {
                return new SigningKey(readOrMake(channel, random));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " can neither be read nor made: " + e.getMessage(), e);
        }
    }

    /** The secret that several nodes have in common. */
    public static SigningKey shared(String secret) {
        return new SigningKey(secret.getBytes(StandardCharsets.UTF_8));
    }

    private SigningKey(byte[] key) {
        this.key = key;
    }

    /** A word that only this key makes of {@code text}: base64url of its HMAC-SHA256. */
    public String sign(String text) {
        return Secrets.base64(mac(text));
    }

    /** A key of 256 bits for one purpose, which tells nothing of this one. */
    byte[] derive(String purpose) {
        return mac("key for " + purpose);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The key as text, for libraries that take a shared secret. */
    String secret() {
        return Secrets.base64(key);
    }

    @Override
    public String toString() {
        return "SigningKey";
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Under the file's lock. A shorter file is one whose maker died while writing: nothing was signed with it yet. */
    private static byte[] readOrMake(FileChannel channel, RandomGenerator random) throws IOException {
        channel.lock();
        byte[] key = new byte[BYTES];
        if (channel.size() >= BYTES) {
            ByteBuffer stored = ByteBuffer.wrap(key);
            while (stored.hasRemaining() && channel.read(stored, stored.position()) >= 0) {}
        } else {
            random.nextBytes(key);
            ByteBuffer made = ByteBuffer.wrap(key);
            while (made.hasRemaining()) {
                channel.write(made, made.position());
            }
            channel.force(true);
        }
        return key;
    }
}
