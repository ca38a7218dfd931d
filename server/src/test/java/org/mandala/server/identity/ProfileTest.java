package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandala.server.protocol.ErrorCode;

/** Rule H6. */
final class ProfileTest {
    private static final List<String> SITES = List.of("aarhus", "zurich");

    @ParameterizedTest
    @ValueSource(strings = {"Ana", "Ka-yan 嘉欣", "Élodie", "دانا", "👩‍🌾 Bo", "X"})
    void namesOfTheWorldAreTaken(String name) {
        assertThat(Profile.of(name, "aarhus", SITES)).isEqualTo(new Profile(name, "aarhus"));
    }

    @Test
    void aNameIsTidied() {
        assertThat(Profile.of("  E\u0301lodie ", "zurich", SITES).name()).isEqualTo("\u00c9lodie");
    }

    @Test
    void sixtyCharactersAreTakenAndSixtyOneAreNot() {
        assertThat(Profile.of("👩".repeat(60), "aarhus", SITES).name()).hasSize(120);
        assertRefused("a".repeat(61), "aarhus");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "A\nB", "A\u0000", "A\u202eB", "A\u2028B", "A\ud800"})
    void whatIsNoNameIsRefused(@Nullable String name) {
        assertRefused(name, "aarhus");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "atlantis"})
    void whatIsNoSiteIsRefused(@Nullable String site) {
        assertRefused("Ana", site);
    }

    private static void assertRefused(@Nullable String name, @Nullable String site) {
        assertThatThrownBy(() -> Profile.of(name, site, SITES)).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.code()).isEqualTo(ErrorCode.BAD_REQUEST);
            assertThat(it.detail()).startsWith("Please ");
        });
    }
}
