package org.mandala.server.store.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is and who we are to it.
 *
 * @param url {@code postgresql://host:port/database}, with options of the driver after a {@code ?}, never with a password
 */
public record PostgresAddress(String url, String user, String password) {
    private static final String SCHEME = "postgresql";

    /** What is wrong with an address, if anything. */
    public static Optional<String> problem(String url) {
        @Nullable URI uri = parsed(url);
        if (uri == null
                || !SCHEME.equals(uri.getScheme())
                || uri.getHost() == null
                || name(uri).isEmpty()) {
            return Optional.of("must be like postgresql://db.example.org:5432/mandala");
        }
        // An address is written to logs.
        return uri.getUserInfo() != null || String.valueOf(uri.getQuery()).contains("password")
                ? Optional.of("must not hold a user or a password: they have keys of their own")
                : Optional.empty();
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String name(URI uri) {
        return uri.getPath().replaceFirst("^/", "");
    }

    String jdbcUrl() {
        return "jdbc:" + url;
    }

    String database() {
        return name(uri());
    }

    String host() {
        URI uri = uri();
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private URI uri() {
        return Objects.requireNonNull(parsed(url), url);
    }

    /** Without the password, which is nobody's to read. */
    @Override
    public String toString() {
        return url;
    }
}
