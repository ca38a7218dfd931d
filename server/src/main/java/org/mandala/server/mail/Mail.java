package org.mandala.server.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One letter in plain text to one address. {@code person} is whom it is for, absent for an address without a person. */
public record Mail(@Nullable String person, String address, String subject, String body, List<Enclosure> enclosures) {

    public Mail {
        enclosures = List.copyOf(enclosures);
    }

    public static Mail of(@Nullable String person, String address, String subject, String body) {
        return new Mail(person, address, subject, body, List.of());
    }

    /** A small file that goes with it, such as an .ics; {@code type} its media type. */
    public record Enclosure(String name, String type, String text) {}
}
