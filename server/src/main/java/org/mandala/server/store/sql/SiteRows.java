package org.mandala.server.store.sql;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Site.Contact;
import org.mandala.server.protocol.Json;

/** Sites as rows. */
final class SiteRows {
    private static final String COLUMNS =
            "id, name, country, zone, kind, parent, region, town, shown, contacts, ended_at";

    static List<Site> all(Db db) throws SQLException {
        return db.list("SELECT " + COLUMNS + " FROM site ORDER BY id", SiteRows::read);
    }

    /** Those that are not closed, by name. */
    static List<Site> open(Db db) throws SQLException {
        return db.list("SELECT " + COLUMNS + " FROM site WHERE ended_at IS NULL ORDER BY name, id", SiteRows::read);
    }

    private static Site read(ResultSet row) throws SQLException {
        byte[] contacts = row.getString("contacts").getBytes(StandardCharsets.UTF_8);
        return new Site(
                row.getString("id"),
                row.getString("name"),
                row.getString("country"),
                row.getString("zone"),
                Site.Kind.valueOf(row.getString("kind")),
                row.getString("parent"),
                row.getString("region"),
                row.getString("town"),
                Site.Precision.valueOf(row.getString("shown")),
                List.of(Json.read(contacts, Contact[].class)),
                Columns.optionalLong(row, "ended_at"));
    }

    static void put(Db db, Site it) throws SQLException {
        db.update(
                "INSERT INTO site (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) " + """
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country, zone = excluded.zone,
                  kind = excluded.kind, parent = excluded.parent, region = excluded.region, town = excluded.town,
                  shown = excluded.shown, contacts = excluded.contacts, ended_at = excluded.ended_at""",
                it.id(),
                it.name(),
                it.country(),
                it.zone(),
                it.kind().name(),
                it.parent(),
                it.region(),
                it.town(),
                it.shown().name(),
                new String(Json.write(it.contacts()), StandardCharsets.UTF_8),
                it.endedAt());
    }

    private SiteRows() {}
}
