package org.mandala.crdt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.IntDiffOptRleReader;
import org.mandala.crdt.encoding.IntDiffOptRleWriter;
import org.mandala.crdt.encoding.RleReader;
import org.mandala.crdt.encoding.RleWriter;
import org.mandala.crdt.encoding.StringsReader;
import org.mandala.crdt.encoding.StringsWriter;
import org.mandala.crdt.encoding.UintOptRleReader;
import org.mandala.crdt.encoding.UintOptRleWriter;
import org.mandala.crdt.encoding.Undefined;

/** Checks the primitives. */
final class Lib0Vectors {
    private final VectorReport report;

    Lib0Vectors(VectorReport report) {
        this.report = report;
    }

    void run(Map<String, Object> file) {
        each(file, "varUint", this::varUint);
        each(file, "varInt", this::varInt);
        each(file, "strings", this::string);
        each(file, "any", this::any);
        each(file, "rle", this::rle);
        each(file, "stringEncoder", this::strings);
    }

    private void each(Map<String, Object> file, String key, Consumer<Map<String, Object>> check) {
        for (Map<String, Object> vector : VectorFile.<Map<String, Object>>list(file, key)) {
            report.check(key + " " + vector, () -> check.accept(vector));
        }
    }

    private void varUint(Map<String, Object> vector) {
        long value = number(vector.get("v")).longValue();
        ByteWriter out = new ByteWriter();
        out.writeVarUint(value);
        report.equalBytes("varUint " + value, out.toByteArray(), VectorFile.bytes(vector, "b"));
        report.equal("varUint", new ByteReader(VectorFile.bytes(vector, "b")).readVarUint(), value);
    }

    private void varInt(Map<String, Object> vector) {
        double value = number(untag(vector.get("v"))).doubleValue();
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        ByteWriter out = new ByteWriter();
        out.writeVarInt((long) Math.abs(value), negative);
        report.equalBytes("varInt " + value, out.toByteArray(), VectorFile.bytes(vector, "b"));
        ByteReader in = new ByteReader(VectorFile.bytes(vector, "b"));
        report.equal("varInt", in.readVarInt(), (long) value);
        report.equal("sign of varInt " + value, in.wasNegative(), negative);
    }

    private void string(Map<String, Object> vector) {
        ByteWriter out = new ByteWriter();
        out.writeVarString(text(vector.get("v")));
        report.equalBytes("string " + vector, out.toByteArray(), VectorFile.bytes(vector, "b"));
        String decoded = new ByteReader(VectorFile.bytes(vector, "b")).readVarString();
        report.equal("string", decoded, untag(vector.get("decodesTo")));
    }

    private void any(Map<String, Object> vector) {
        Object value = untag(vector.get("v"));
        report.equalBytes("any " + vector, Any.encode(value), VectorFile.bytes(vector, "b"));
        ByteReader in = new ByteReader(VectorFile.bytes(vector, "b"));
        report.equal("any", Tree.tag(Any.read(in)), Tree.tag(value));
        Any.skip(new ByteReader(VectorFile.bytes(vector, "b")));
    }

    private void rle(Map<String, Object> vector) {
        List<Object> values = VectorFile.list(vector, "values");
        UintOptRleWriter uint = new UintOptRleWriter();
        IntDiffOptRleWriter diff = new IntDiffOptRleWriter();
        RleWriter bytes = new RleWriter();
        UintOptRleReader uintIn = new UintOptRleReader(new ByteReader(VectorFile.bytes(vector, "uintOptRle")));
        IntDiffOptRleReader diffIn = new IntDiffOptRleReader(new ByteReader(VectorFile.bytes(vector, "intDiffOptRle")));
        for (Object value : values) {
            long number = number(value).longValue();
            uint.write(number);
            diff.write(number);
            bytes.write((int) number);
            report.equal("uintOptRle", uintIn.read(), number);
            report.equal("intDiffOptRle", diffIn.read(), number);
        }
        report.equalBytes("uintOptRle", uint.finish().toByteArray(), VectorFile.bytes(vector, "uintOptRle"));
        report.equalBytes("intDiffOptRle", diff.finish().toByteArray(), VectorFile.bytes(vector, "intDiffOptRle"));
        if (vector.get("rleUint8") != null) {
            rleBytes(values, bytes, VectorFile.bytes(vector, "rleUint8"));
        }
    }

    private void rleBytes(List<Object> values, RleWriter written, byte[] expected) {
        report.equalBytes("rleUint8", written.finish().toByteArray(), expected);
        RleReader in = new RleReader(new ByteReader(expected));
        values.forEach(
                value -> report.equal("rleUint8", in.read(), number(value).intValue()));
    }

    private void strings(Map<String, Object> vector) {
        StringsWriter out = new StringsWriter();
        StringsReader in = new StringsReader(new ByteReader(VectorFile.bytes(vector, "b")));
        for (Object value : VectorFile.list(vector, "values")) {
            out.write(text(value));
            report.equal("strings", in.read(), untag(value));
        }
        report.equalBytes("strings", out.finish().toByteArray(), VectorFile.bytes(vector, "b"));
    }

    private static Number number(@Nullable Object value) {
        return (Number) Objects.requireNonNull(value);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(untag(value));
    }

    private static @Nullable Object untag(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(untag(element)));
            return plain;
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> map = VectorFile.object(value);
        Object tag = map.get("$");
        if (tag != null) {
            return untag((String) tag, map);
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, member) -> plain.put(key, untag(member)));
        return plain;
    }

    private static @Nullable Object untag(String tag, Map<String, Object> map) {
        return switch (tag) {
            case "undefined" -> Undefined.UNDEFINED;
            case "num" -> Double.parseDouble(VectorFile.string(map, "v"));
            case "bigint" -> new BigInteger(VectorFile.string(map, "v"));
            case "bin" -> VectorFile.bytes(map, "b64");
            case "utf16" -> utf16(VectorFile.list(map, "units"));
            default -> throw new IllegalArgumentException(tag);
        };
    }

    private static String utf16(List<Object> units) {
        StringBuilder text = new StringBuilder();
        units.forEach(unit -> text.append((char) number(unit).intValue()));
        return text.toString();
    }
}
