package org.mandala.server.programme;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.mandala.server.identity.Refused;
import org.mandala.server.protocol.ErrorCode;

/** Ids that say what they are of: "hong-kong", and "hong-kong-2" where that is taken. */
public final class Ids {
    private static final int MAX = 40;

    public static String of(String name, Set<String> taken) {
        String slug = slug(name);
        String id = slug;
        for (int n = 2; taken.contains(id); n++) {
            id = slug + "-" + n;
        }
        return id;
    }

    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = plain.length() > MAX ? plain.substring(0, MAX).replaceAll("-+$", "") : plain;
        return cut.isEmpty() ? "x" : cut;
    }

    /** For what a path names and is not there. */
    public static Refused none(String what) {
        return new Refused(ErrorCode.NOT_FOUND, "There is no such " + what + ".");
    }

    private Ids() {}
}
