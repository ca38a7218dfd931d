package org.mandala.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mandala.server.store.postgres.PostgresAddress;

/** Which store: with an empty {@code url} a file in the data folder, else a PostgreSQL database and who we are to it. */
public record StoreKeys(String url, String user, String password, String passwordFile) {

    /** Whether it is PostgreSQL, which many nodes may share. */
    public boolean isShared() {
        return !url.isEmpty();
    }

    void check(List<String> problems) {
        if (!isShared()) {
            return;
        }
        PostgresAddress.problem(url).ifPresent(problem -> problems.add("store.url " + problem));
        if (user.isEmpty()) {
            problems.add("store.user must be set, as store.url is");
        }
        if (!password.isEmpty() && !passwordFile.isEmpty()) {
            problems.add("store.password and store.passwordFile are two ways to the same: set one");
        }
        if (!passwordFile.isEmpty() && !Files.isReadable(Path.of(passwordFile))) {
            problems.add("store.passwordFile: cannot read " + passwordFile);
        }
    }

    /** @throws CannotStart when the password's file has gone */
    PostgresAddress address() {
        return new PostgresAddress(url, user, passwordFile.isEmpty() ? password : fromFile());
    }

    private String fromFile() {
        try {
            return Files.readString(Path.of(passwordFile)).strip();
        } catch (IOException e) {
            throw new Server.CannotStart("cannot read the password of the store in " + passwordFile);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return isShared() ? url + " as " + user : "SQLite";
    }
}
