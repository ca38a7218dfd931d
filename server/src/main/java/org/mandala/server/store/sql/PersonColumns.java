package org.mandala.server.store.sql;

import java.util.List;
import java.util.Set;

/**
 * Every column of the schema that names a person, and what becomes of it when the person is erased: rule R8. Who adds a table says here
 * what of it is somebody's; a table that is in neither list fails a test.
 */
public final class PersonColumns {

    public enum Fate {
        /** The row is theirs alone and goes with them. */
        ROW_GOES,
        /** The row is others' too: it stays, without them. */
        NAME_GOES,
        /** The bare id stays, and is nobody's: what was done and made remains explicable. */
        ID_STAYS
    }

    public record Column(String table, String name, Fate fate) {}

    /** Tables after those that refer to them. */
    public static final List<Column> ALL = List.of(
            new Column("login", "person", Fate.ROW_GOES),
            new Column("sign_in_link", "person", Fate.ROW_GOES),
            new Column("sign_in_link", "created_by", Fate.NAME_GOES),
            new Column("passkey", "person", Fate.ROW_GOES),
            new Column("issuer_subject", "person", Fate.ROW_GOES),
            new Column("program_token", "created_by", Fate.NAME_GOES),
            new Column("outbox", "person", Fate.ROW_GOES),
            new Column("invite", "created_by", Fate.NAME_GOES),
            new Column("membership", "person", Fate.ROW_GOES),
            new Column("agreement_accepted", "person", Fate.ROW_GOES),
            new Column("reminder_wish", "person", Fate.ROW_GOES),
            new Column("reminder_sent", "person", Fate.ROW_GOES),
            new Column("calendar_feed", "person", Fate.ROW_GOES),
            new Column("twin_choice", "person", Fate.ROW_GOES),
            new Column("board_private", "person", Fate.ROW_GOES),
            new Column("board_share", "of_id", Fate.ROW_GOES),
            new Column("board_holder", "of_id", Fate.ROW_GOES),
            new Column("board_looker", "person", Fate.ROW_GOES),
            new Column("board_link", "created_by", Fate.NAME_GOES),
            new Column("board", "created_by", Fate.NAME_GOES),
            // Nobody's but theirs: it goes with its documents before this, in ErasedBoards.
            new Column("board", "owner", Fate.ROW_GOES),
            // What they wrote in it goes before this, in ErasedWords.
            new Column("session_event", "actor", Fate.ID_STAYS),
            new Column("doc_author", "person", Fate.ID_STAYS),
            new Column("doc_version", "made_by", Fate.NAME_GOES),
            // A practice that others lead stays, and its bare owner with it.
            new Column("practice", "owner", Fate.ID_STAYS),
            new Column("audit", "actor", Fate.ID_STAYS),
            new Column("audit", "subject", Fate.ID_STAYS),
            new Column("person", "id", Fate.ROW_GOES));

    /** Tables in which nobody is named. */
    public static final Set<String> NOBODYS = Set.of(
            "doc",
            "doc_update",
            "doc_checkpoint",
            "board_reveal",
            "board_reserved",
            "file",
            "board_file",
            "site",
            "cohort",
            "team",
            "session",
            "site_event",
            "agenda_template",
            "agreement");

    /** Columns that are given to nobody, not even to their owner: whoever has them signs in. */
    public static final Set<String> SECRETS = Set.of("hash", "token_hash", "authenticator");

    /** Columns that hold bytes of documents, which their boards export. */
    public static final Set<String> BYTES = Set.of("bytes");

    private PersonColumns() {}
}
