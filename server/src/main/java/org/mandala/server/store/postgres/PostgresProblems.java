package org.mandala.server.store.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says why a database cannot be used, and what to do about it. */
final class PostgresProblems {

    static String said(PostgresAddress address, Exception failure) {
        String state = state(failure);
        return switch (state) {
            case "28P01", "28000" ->
                "PostgreSQL at " + address.host() + " does not let in \"" + address.user()
                        + "\": set store.user, and its password as MANDALA_STORE_PASSWORD or in store.passwordFile";
            case "3D000" ->
                "PostgreSQL at " + address.host() + " has no database \"" + address.database() + "\": make it with"
                        + " createdb --template=template0 --locale=C.UTF-8 --owner=" + address.user() + " "
                        + address.database();
            case "55P03" ->
                "the database " + address + " is in use by another Mandala: a programme is moved while no server runs";
            case "42501" ->
                "\"" + address.user() + "\" may not make tables in the database " + address
                        + ": make it the database's owner";
            case "08001", "08004", "08006" ->
                "PostgreSQL cannot be reached at " + address.host()
                        + ": see whether it runs there and lets this machine in (" + failure.getMessage() + ")";
            default -> "the database " + address + " cannot be used: " + failure.getMessage();
        };
    }

    private static String state(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private PostgresProblems() {}
}
