package org.mandala.server.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The boards that are one person's own, with their documents: they go with the person. Rule R8. */
final class ErasedBoards {
    private static final List<String> OF_BOARD = List.of(
            "board_link",
            "board_share",
            "board_file",
            "board_private",
            "board_reveal",
            "board_holder",
            "board_reserved",
            "board_looker");
    private static final List<String> OF_DOC = List.of("doc_update", "doc_checkpoint", "doc_version", "doc_author");

    /** The documents that went. */
    static List<String> erase(Db db, String person) throws SQLException {
        List<String> docs = new ArrayList<>();
        for (Own board : db.list(
                "SELECT id, frame, content FROM board WHERE owner_kind = 'PERSON' AND owner = ?",
                row -> new Own(row.getString(1), row.getString(2), row.getString(3)),
                person)) {
            for (String table : OF_BOARD) {
                db.update("DELETE FROM " + table + " WHERE board = ?", board.id());
            }
            db.update("DELETE FROM board WHERE id = ?", board.id());
            docs.add(board.frame());
            docs.add(board.content());
        }
        // What they wrote for themselves on others' boards, before it was shown: its document is named after them.
        docs.addAll(db.list(
                "SELECT id FROM doc WHERE substr(id, length(id) - length(?)) = ':' || ?",
                row -> row.getString(1),
                person,
                person));
        for (String doc : docs) {
            eraseDoc(db, doc);
        }
        db.update("DELETE FROM file WHERE hash NOT IN (SELECT hash FROM board_file)");
        return docs;
    }

    private static void eraseDoc(Db db, String doc) throws SQLException {
        // Other nodes that append to it wait until it is gone.
        db.update("UPDATE doc SET head = head WHERE id = ?", doc);
        for (String table : OF_DOC) {
            db.update("DELETE FROM " + table + " WHERE doc = ?", doc);
        }
        db.update("DELETE FROM doc WHERE id = ?", doc);
    }

    private record Own(String id, String frame, String content) {}

    private ErasedBoards() {}
}
