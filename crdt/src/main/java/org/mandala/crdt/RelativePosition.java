package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/**
 * A place in a list or text that stays where it is while others edit: beside an item, or at an end of a type.
 *
 * @param type id of the type's item, null for a root
 * @param rootName name of the root type, null for others
 * @param item the unit that the place sticks to, null for an end
 * @param assoc 0 or more: it sticks to what is right of it; less: to what is left of it
 */
public record RelativePosition(
        @Nullable Id type,
        @Nullable String rootName,
        @Nullable Id item,
        int assoc) {
    private static final int ITEM = 0;
    private static final int ROOT = 1;
    private static final int TYPE = 2;

    /** Names one unit of one client's history. */
    public record Id(long client, int clock) {}

    /**
     * Where a relative position is now.
     *
     * @param type the type it is in
     * @param index before which unit; counts as the type does
     */
    public record Absolute(YType type, int index, int assoc) {}

    static RelativePosition at(Branch branch, int index, int assoc) {
        if (assoc < 0 && index == 0) {
            return in(branch, null, assoc);
        }
        int wanted = assoc < 0 ? index - 1 : index;
        if (wanted < branch.length) {
            Item item = ListPosition.find(branch, wanted);
            return in(branch, new Id(item.client.id, item.clock + wanted - branch.markedIndex), assoc);
        }
        return in(branch, null, assoc);
    }

    private static RelativePosition in(Branch branch, @Nullable Id unit, int assoc) {
        Item owner = branch.item;
        return owner == null
                ? new RelativePosition(null, branch.name(), unit, assoc)
                : new RelativePosition(new Id(owner.client.id, owner.clock), null, unit, assoc);
    }

    /**
     * Reads an encoded position.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if the bytes are none
     */
    public static RelativePosition decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long kind = in.readVarUint();
        if (kind > TYPE) {
            throw in.error("unknown kind of relative position " + kind);
        }
        String name = kind == ROOT ? in.readVarString() : null;
        Id id = kind == ROOT ? null : new Id(in.readVarUint(), in.readVarUint31("clock"));
        long assoc = in.hasMore() ? in.readVarInt() : 0;
        if (in.hasMore() || assoc != (int) assoc) {
            throw in.error("malformed relative position");
        }
        return new RelativePosition(kind == TYPE ? id : null, name, kind == ITEM ? id : null, (int) assoc);
    }

    /** The bytes that official Yjs writes for this position. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter(16);
        Id id = item == null ? type : item;
        if (item == null && rootName != null) {
            out.writeVarUint(ROOT);
            out.writeVarString(rootName);
        } else if (id != null) {
            out.writeVarUint(item == null ? TYPE : ITEM);
            out.writeVarUint(id.client());
            out.writeVarUint(id.clock());
        } else {
            throw new IllegalStateException("a relative position needs an item, a type or a root name");
        }
        out.writeVarInt(assoc);
        return out.toByteArray();
    }

    /** The members of Yjs' JSON form. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (type != null) {
            json.put("type", json(type));
        }
        if (rootName != null) {
            json.put("tname", rootName);
        }
        if (item != null) {
            json.put("item", json(item));
        }
        json.put("assoc", assoc);
        return json;
    }

    /**
     * Reads Yjs' JSON form, in which editors put cursors into awareness.
     *
     * @param json members as {@link org.mandala.crdt.encoding.Json#parse} gives them
     * @throws IllegalArgumentException if the members are not those of a position
     */
    public static RelativePosition fromJson(Map<String, ?> json) {
        Object name = json.get("tname");
        Id type = id(json.get("type"));
        Id item = id(json.get("item"));
        if ((name != null && !(name instanceof String)) || (name == null && type == null && item == null)) {
            throw new IllegalArgumentException("not a relative position: " + json.keySet());
        }
        return new RelativePosition(
                type, (String) name, item, json.get("assoc") instanceof Number assoc ? assoc.intValue() : 0);
    }

    private static @Nullable Id id(@Nullable Object json) {
        if (json == null) {
            return null;
        }
        if (json instanceof Map<?, ?> map
                && map.get("client") instanceof Number client
                && map.get("clock") instanceof Number clock
                && isWhole(client, ByteReader.MAX_SAFE_INTEGER)
                && isWhole(clock, Integer.MAX_VALUE)) {
            return new Id(client.longValue(), clock.intValue());
        }
        throw new IllegalArgumentException("an id has a client and a clock");
    }

    private static boolean isWhole(Number number, long most) {
        double value = number.doubleValue();
        return value >= 0 && value <= most && value == Math.rint(value);
    }

    private static Map<String, Object> json(Id id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", id.client());
        json.put("clock", id.clock());
        return json;
    }

    /** Where this is in {@code doc} now; null if what it names is unknown or gone. What an undo brought back counts as what it was. */
    public @Nullable Absolute resolve(Doc doc) {
        return new PositionResolver(doc, true).resolve(this);
    }

    /**
     * As {@link #resolve(Doc)}.
     *
     * @param followUndone whether what an undo brought back counts as what it was
     */
    public @Nullable Absolute resolve(Doc doc, boolean followUndone) {
        return new PositionResolver(doc, followUndone).resolve(this);
    }
}
