package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.ChildJvm;

final class SigningKeyTest {
    @TempDir
    Path temp;

    /** Prints what the key of the folder makes of a text. */
    static final class Signer {
        public static void main(String[] folder) {
            System.out.println(
                    SigningKey.of(Path.of(folder[0]), new SecureRandom()).sign("text"));
        }

        private Signer() {}
    }

    @Test
    void theKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        Path folder = temp.resolve("not/there/yet");
        String signed = SigningKey.of(folder, new Random(1)).sign("text");
        assertThat(SigningKey.of(folder, new Random(2)).sign("text")).isEqualTo(signed);
        assertThat(SigningKey.of(folder, new Random(2)).sign("other")).isNotEqualTo(signed);
        assertThat(Files.size(folder.resolve("signing.key"))).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("signing.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyWhoseMakerDiedHalfWayIsMadeAnew() throws IOException {
        Files.write(temp.resolve("signing.key"), new byte[5]);
        String signed = SigningKey.of(temp, new Random(1)).sign("text");
        assertThat(Files.size(temp.resolve("signing.key"))).isEqualTo(32);
        assertThat(SigningKey.of(temp, new Random(2)).sign("text")).isEqualTo(signed);
    }

    @Test
    void processesThatMakeItAtOnceHaveTheSameKey() throws IOException {
        List<Process> signers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            signers.add(ChildJvm.start(Signer.class, temp.toString()));
        }
        Set<String> signed = new HashSet<>();
        for (Process signer : signers) {
            signed.add(new String(signer.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(signed).hasSize(1).allMatch(it -> it.strip().length() == 43);
    }
}
