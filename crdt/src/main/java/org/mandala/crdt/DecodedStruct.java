package org.mandala.crdt;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;

/**
 * One struct of a {@link DecodedUpdate}.
 *
 * @param id its first unit
 * @param length in units
 * @param origin what stood to the left when it was made
 * @param rightOrigin what stood to the right
 * @param root name of the root that it is in, where nothing stood beside it
 * @param parent type that it is in, where nothing stood beside it
 * @param key its key there
 * @param content a string, a list of values, bytes, an embed, an entry of key and value for a format, kind and name of a type, a
 *     {@link Subdoc}; null for the other kinds
 */
public record DecodedStruct(
        Kind kind,
        RelativePosition.Id id,
        int length,
        RelativePosition.@Nullable Id origin,
        RelativePosition.@Nullable Id rightOrigin,
        @Nullable String root,
        RelativePosition.@Nullable Id parent,
        @Nullable String key,
        @Nullable Object content) {

    /** The kinds of struct and content, in the order of their numbers on the wire. */
    public enum Kind {
        /** Nothing is left of it. */
        GC,
        /** It was deleted and its content is gone. */
        DELETED,
        /** Values as JSON texts, as old versions wrote them. */
        JSON,
        /** Bytes. */
        BINARY,
        /** Characters. */
        STRING,
        /** One object in a text. */
        EMBED,
        /** Where an attribute of text starts or ends. */
        FORMAT,
        /** Another type. */
        TYPE,
        /** Values. */
        ANY,
        /** A subdocument. */
        DOC,
        /** Clocks of which the update says nothing. */
        SKIP
    }

    static DecodedStruct of(Batch batch, int row, long client) {
        Kind kind = Kind.values()[batch.kind(row)];
        boolean isItem = kind != Kind.GC && kind != Kind.SKIP;
        boolean namesParent = isItem && batch.hasParent(row);
        String root = namesParent ? batch.text(row, Batch.NAME) : null;
        RelativePosition.Id left = new RelativePosition.Id(batch.leftClient[row], batch.leftClock[row]);
        RelativePosition.Id right = new RelativePosition.Id(batch.rightClient[row], batch.rightClock[row]);
        return new DecodedStruct(
                kind,
                new RelativePosition.Id(client, batch.clock[row]),
                batch.length[row],
                isItem && batch.hasOrigin(row) ? left : null,
                isItem && batch.hasRightOrigin(row) ? right : null,
                root,
                namesParent && root == null ? left : null,
                namesParent ? batch.text(row, Batch.SUB) : null,
                content(batch, row));
    }

    private static @Nullable Object content(Batch batch, int row) {
        return switch (batch.kind(row)) {
            case Content.STRING -> text(batch, row);
            case Content.ANY -> values(batch, row);
            case Content.JSON -> List.of(batch.jsonTexts(row));
            case Content.BINARY -> ItemFactory.contentBytes(batch, row);
            case Content.EMBED -> RawJson.of(batch, row).value();
            case Content.FORMAT ->
                new SimpleImmutableEntry<String, @Nullable Object>(
                        ItemFactory.key(batch, row), RawJson.of(batch, row).value());
            case Content.TYPE -> (TypeRef.name(batch.contentStart[row]) + " " + ItemFactory.key(batch, row)).strip();
            case Content.DOC ->
                new DocContent(ItemFactory.key(batch, row), ItemFactory.contentBytes(batch, row)).view();
            default -> null;
        };
    }

    private static String text(Batch batch, int row) {
        Object units = ItemFactory.text(batch, row, batch.contentStart[row], batch.contentEnd[row]);
        return Units.view(units, 0, batch.length[row]).toString();
    }

    private static List<@Nullable Object> values(Batch batch, int row) {
        ByteReader in = new ByteReader(batch.bytes, batch.contentStart[row], batch.contentEnd[row]);
        List<@Nullable Object> values = new ArrayList<>();
        for (int left = batch.length[row]; left > 0; left--) {
            values.add(Any.read(in));
        }
        return values;
    }
}
