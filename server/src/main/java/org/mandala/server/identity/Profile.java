package org.mandala.server.identity;

import java.text.Normalizer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ErrorCode;

/** The name and site that a person gives at the doors, checked and tidied: rule H6. */
public record Profile(String name, String site) {
    private static final int MAX_NAME = 60;

    /** @throws Refused with BAD_REQUEST and what to do about it */
    public static Profile of(@Nullable String name, @Nullable String site, Collection<String> sites) {
        String tidy = name(name);
        if (site == null || !sites.contains(site)) {
            throw refused("Please choose one of the sites of the programme.");
        }
        return new Profile(tidy, site);
    }

    /** @throws Refused with BAD_REQUEST and what to do about it */
    public static String name(@Nullable String name) {
        String tidy = name == null ? "" : Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        int length = tidy.codePointCount(0, tidy.length());
        if (length < 1 || length > MAX_NAME) {
            throw refused("Please give a name of 1 to " + MAX_NAME + " characters.");
        }
        if (tidy.codePoints().anyMatch(Profile::isControl)) {
            throw refused("Please give a name without line breaks or other control characters.");
        }
        return tidy;
    }

    /** Also what turns the direction of the text around it, and halves of characters. */
    private static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> turnsText(character);
        };
    }

    private static boolean turnsText(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }

    private static Refused refused(String detail) {
        return new Refused(ErrorCode.BAD_REQUEST, detail);
    }
}
