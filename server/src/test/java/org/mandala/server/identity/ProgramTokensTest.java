package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgramTokensTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Instant now = Instant.ofEpochSecond(1_000_000);
    private ProgramTokens tokens;

    @BeforeEach
    void openTokens() {
        tokens = tokensOf(folder, 1);
    }

    private ProgramTokens tokensOf(Path data, long seed) {
        return new ProgramTokens(SigningKey.of(data, new Random(seed)), TokenBook.NONE, () -> now);
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void aTokenGrantsWhatItWasMadeFor(Access access) {
        assertThat(tokens.verify(tokens.mint("d", access, HOUR))).contains(new Grant("d", access));
    }

    @Test
    void aGrantCoversItsDocOrEveryDoc() {
        assertThat(new Grant("d", Access.READ).covers("d")).isTrue();
        assertThat(new Grant("d", Access.READ).covers("e")).isFalse();
        assertThat(new Grant("*", Access.READ).covers("e")).isTrue();
    }

    @Test
    void aTokenExpires() {
        String token = tokens.mint("d", Access.READ, HOUR);
        now = now.plus(HOUR).minusMillis(1);
        assertThat(tokens.verify(token)).isPresent();
        now = now.plusMillis(1);
        assertThat(tokens.verify(token)).isEmpty();
        assertThatThrownBy(() -> tokens.mint("d", Access.READ, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenIsKnownAgainAfterARestartButNotInAnotherFolder() {
        String token = tokens.mint("d", Access.WRITE, HOUR);
        assertThat(tokensOf(folder, 2).verify(token)).isPresent();
        assertThat(tokensOf(folder.resolve("other"), 2).verify(token)).isEmpty();
    }

    @Test
    void aTokenChangedInItsClaimsIsWorthNothing() {
        String[] parts = tokens.mint("d", Access.READ, HOUR).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String more = base64(claims.replace("read", "write"));
        assertThat(more).isNotEqualTo(parts[1]);
        assertThat(tokens.verify(parts[0] + "." + more + "." + parts[2])).isEmpty();
    }

    @Test
    void anUnsignedTokenIsWorthNothing() {
        String claims = tokens.mint("d", Access.READ, HOUR).split("\\.", -1)[1];
        String header = base64("{\"typ\":\"JWT\",\"alg\":\"none\"}");
        assertThat(tokens.verify(header + "." + claims + ".")).isEmpty();
        assertThat(tokens.verify(header + "." + claims)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "e30.e30.e30"})
    void nonsenseIsWorthNothing(String nonsense) {
        assertThat(tokens.verify(nonsense)).isEmpty();
        assertThat(tokens.verify("x".repeat(100_000) + nonsense)).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
